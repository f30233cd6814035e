#include "screening/figures.hpp"

#include <fmt/core.h>
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "screening/fold.hpp"
#include "screening/rates.hpp"

using namespace yingshen;
using namespace yingshen::screening;

namespace {

std::u32string half_width(std::string const& text) {
    std::u32string out;
    for (auto const& point : base::decode_utf8(text))
        out += fold_width(point.value);
    return out;
}

char const* per(Period period) {
    switch (period) {
        case Period::none:
            return "";
        case Period::day:
            return "/d";
        case Period::month:
            return "/m";
        case Period::year:
            return "/y";
        case Period::instalment:
            return "/i";
        case Period::total:
            return "/all";
    }
    return "";
}

/// "0.05%/d 12元 12term/i 2026-11-23": every figure, with ~ before one that ends a range.
std::string read(std::string const& text) {
    std::string out;
    for (auto const& figure : figures(half_width(text))) {
        if (!out.empty()) out += " ";
        if (figure.ends_range) out += "~";
        if (figure.kind == FigureKind::date) {
            out += base::to_string(figure.date) + (figure.is_real ? "" : "?");
            continue;
        }
        auto const unit = figure.kind == FigureKind::rate     ? "%"
                          : figure.kind == FigureKind::amount ? "元"
                                                              : "";
        out += fmt::format("{:g}{}{}{}", figure.value, unit, per(figure.period),
                           figure.is_fee ? "fee" : "");
    }
    return out;
}

}  // namespace

TEST_CASE("rates are read with what they are for") {
    for (auto const& [text, found] : std::initializer_list<std::pair<char const*, char const*>>{
             {"日利率低至0.02%，年化利率7.3%", "0.02%/d 7.3%/y"},
             {"日息万分之五", "0.05%/d"},
             {"月息3厘，年息5厘，月息1分", "0.3%/m 5%/y 1%/m"},
             {"百分之三点六", "3.6%"},
             {"年化百分之 3.6", "3.6%/y"},
             {"费率０．５％／期", "0.5%/ifee"},
             {"每期手续费率0.6%，分12期", "0.6%/ifee 12/i"},
             {"12期手续费率7.2%", "12/i 7.2%/allfee"},
             {"3期、6期、12期总手续费率分别为2.7%、4.5%、7.2%",
              "3/i 6/i 12/i 2.7%/allfee 4.5%/allfee 7.2%/allfee"},
             {"年化利率3.6%-18%", "3.6%/y ~18%/y"},
             {"年化利率(单利)3.6～18%", "3.6%/y ~18%/y"},
             {"贷款利率3.6%起", "3.6%"},
             {"0.5‰", "0.05%"},
             {"年化利率\n3.6%", "3.6%/y"},
             {"七日年化收益率2.1%", "7/d 2.1%/y"},
             {"3.6%(年化)", "3.6%/y"},
             {"每月消费返现5%", "5%"},
             {"一年期LPR为3.0%，贷款年利率3.45%", "1/y 3% 3.45%/y"},
             {"上浮25bp", ""},
         }) {
        INFO(text);
        CHECK(read(text) == found);
    }
}

TEST_CASE("amounts and terms are read in digits, in Chinese and mixed") {
    for (auto const& [text, found] : std::initializer_list<std::pair<char const*, char const*>>{
             {"1,000.50元，20万元，1亿元", "1000.5元 200000元 1e+08元"},
             {"1万2千元，1万2元，三千五百元，两万元", "12000元 12000元 3500元 20000元"},
             {"最高20万，可借十二万三千元", "200000元 123000元"},
             {"每天利息2元起", "2元/d"},
             {"免费领10元", "10元"},
             {"12个月，十二期，半年，90天，3年", "12/m 12/i 0.5/y 90/d 3/y"},
             {"第3期，一期间，R2级，A12，4S店，95588", ""},
             {"千万不要，十分满意，万一，唯一，一定", ""},
             {"一百零五元，一千二百六十元，十五元", "105元 1260元 15元"},
         }) {
        INFO(text);
        CHECK(read(text) == found);
    }
}

TEST_CASE("numbers that nobody writes are none, however long they are") {
    CHECK(read("一亿亿亿亿亿亿元").empty());
    CHECK(read("年化利率999999999亿%").empty());
    CHECK(read("999999999999999元") == "1e+15元");
    CHECK(read("9999999999999999元").empty());
    std::string groups = "1";
    for (int i = 0; i < 100'000; ++i)
        groups += ",000";
    CHECK(read(groups + "元，年化利率3%") == "3%/y");
    std::string many;
    for (int i = 0; i < 50'000; ++i)
        many += "1天1分";
    CHECK(figures(half_width(many)).size() == 50'000);
}

TEST_CASE("dates and ranges of dates are read, with the year that goes without saying") {
    for (auto const& [text, found] : std::initializer_list<std::pair<char const*, char const*>>{
             {"2026年11月23日至2026-12-31", "2026-11-23 ~2026-12-31"},
             {"2026年11月1日—30日", "2026-11-01 ~2026-11-30"},
             {"2026.11.1-11.30", "2026-11-01 ~2026-11-30"},
             {"2026年12月25日（周五）10:00 至 1月5日", "2026-12-25 ~2027-01-05"},
             {"2026年3月15日至3月1日", "2026-03-15 ~2026-03-01"},
             {"即日起至2026年2月30日", "2026-02-30?"},
             {"二〇二六年十一月二十三日", "2026-11-23"},
             {"11月1日-11月30日", "2000-11-01 ~2000-11-30"},
             {"2026年发布3月报告", ""},
             {"99999999999年1月1日", "2000-01-01"},
             {"1月99999999999日", "1e+11/d"},
         }) {
        INFO(text);
        CHECK(read(text) == found);
    }
}

TEST_CASE("rates are converted as worked out by hand") {
    CHECK(of_days(0.05, 365) == Approx(18.25));
    CHECK(of_days(0.05, 360) == Approx(18.0));
    CHECK(of_months(0.6) == Approx(7.2));
    CHECK(of_instalments(0.6, 12) == Approx(13.03).margin(0.005));
    CHECK(of_instalments(0, 12) == Approx(0).margin(1e-6));
    CHECK(of_instalments(1, 1) == Approx(12).margin(1e-6));
    // Two payments of 0.51: 1 = 0.51/q + 0.51/q², so q = (0.51 + √(0.51² + 4 × 0.51)) / 2
    // = 1.013304.
    CHECK(of_instalments(1, 2) == Approx(15.9648).margin(0.001));
    CHECK(of_instalments(0.75, 24) == Approx(16.4255).margin(0.001));
}

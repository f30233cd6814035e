#include <catch2/catch.hpp>

#include "screening/screen.hpp"

using namespace yingshen;
using rulebook::Check;
using rulebook::Within;

namespace {

/// "text: detail" of every finding of a `number` rule, joined.
std::string found(rulebook::Calculation const& number, std::string const& text,
                  words::FactSet const& facts = {}) {
    rulebook::Rule rule{};
    rule.id = "r";
    rule.kind = rulebook::RuleKind::number;
    rule.from = {2026, 1, 1};
    rule.number = number;
    auto const screening =
        screening::Matcher({rule}, {})
            .screen(text, {words::Kind::marketing_material, facts, {2026, 11, 22}});
    std::string out;
    for (auto const& finding : screening.findings) {
        CHECK(text.substr(finding.span.byte_begin, finding.text.size()) == finding.text);
        out += (out.empty() ? "" : "\n") + finding.text + ": " + finding.detail;
    }
    return out;
}

rulebook::Calculation of(Check check, Within within = Within::whole) {
    return {.check = check, .within = within, .label = {}};
}

}  // namespace

TEST_CASE("a rate by the day, month or instalment needs an annual one near it") {
    auto const whole = of(Check::annual_rate_missing);
    CHECK(found(whole, "日利率低至0.05%，随借随还") ==
          "0.05%: 只有日息，附近没有年化利率；折合年化18.00%（按360天）或18.25%（按365天）。");
    CHECK(found(whole, "月息３厘") == "３厘: 只有月息，附近没有年化利率；折合年化3.60%。");
    CHECK(found(whole, "分12期，每期手续费率0.6%") == "0.6%: 只有每期费，附近没有年化利率。");
    CHECK(found(whole, "借1万元每天利息2元起") == "2元: 只有日息，附近没有年化利率。");
    CHECK(found(whole, "日利率0.02%，年化利率7.3%（单利）") == "");
    CHECK(found(whole, "每月消费满1000元返现5%，收益率3%") == "");
    CHECK(found(whole, "逾期罚息日利率0.05%") == "");
    CHECK(found(whole, "警惕“日息万分之三”“月息3厘”的广告，那是套路") == "");
    CHECK(found(whole, "不得以“日利率0.05%”替代年化利率进行宣传") == "");
    auto const near = of(Check::annual_rate_missing, Within::sentence);
    CHECK(found(near, "日利率0.02%。年化利率7.3%。") ==
          "0.02%: 只有日息，附近没有年化利率；折合年化7.20%（按360天）或7.30%（按365天）。");
}

TEST_CASE("a stated annual rate must be the rate a day or month times the year, on either base") {
    auto const rule = of(Check::annual_rate_disagrees);
    CHECK(found(rule, "日利率0.05%，年化利率18.25%") == "");
    CHECK(found(rule, "日利率0.05%，年化利率18%") == "");
    CHECK(found(rule, "日利率0.0137%，年化利率5%") == "");
    CHECK(found(rule, "月利率0.6%，年化利率7.2%") == "");
    CHECK(found(rule, "日利率0.05%，年化利率15%") ==
          "15%: 日利率0.05%折合年化18.00%（按360天）或18.25%（按365天），文中年化利率为15.00%。");
    CHECK(found(rule, "日利率0.02%-0.05%，年化利率7.3%-18.25%") == "");
    CHECK(found(rule, "日利率低至0.02%，年化利率最高不超过18%") == "");
    CHECK(found(rule, "甲产品日利率0.02%，年化利率7.3%。乙产品日利率0.05%，年化利率18.25%。") ==
          "");
    CHECK(found(rule, "日利率0.02%") == "");
}

TEST_CASE("rates outside the declared ones are found, also by the day") {
    auto const rule = of(Check::declared_rate);
    words::FactSet const facts{{"annual_rate_min", {"3.6"}}, {"annual_rate_max", {"15.00"}}};
    CHECK(found(rule, "年化利率3.6%-15%", facts) == "");
    CHECK(found(rule, "年化利率低至3.2%", facts) == "3.2%: 年化3.20%，低于申报的下限3.60%。");
    CHECK(found(rule, "日利率0.05%", facts) == "0.05%: 年化18.00%至18.25%，高于申报的上限15.00%。");
    CHECK(found(rule, "一年期存款利率为3%", facts) == "3%: 年化3.00%，低于申报的下限3.60%。");
    CHECK(found(rule, "一年期LPR为3.0%，逾期罚息年利率24%", facts) == "");
    CHECK(found(rule, "年化利率36%") == "");
}

TEST_CASE("the true cost of instalments must not be above the stated annual rate") {
    auto const rule = of(Check::instalment_cost);
    CHECK(found(rule, "分12期，每期手续费率0.6%，年化利率7.2%") ==
          "7.2%: 分12期、每期费率0.60%的实际年化（内部收益率）为13.03%，文中年化利率为7.20%。");
    CHECK(found(rule, "分12期，每期手续费率0.6%，折合年化利率13.03%（单利）") == "");
    CHECK(found(rule, "12期手续费率7.2%，年化7.2%") ==
          "7.2%: 分12期、每期费率0.60%的实际年化（内部收益率）为13.03%，文中年化利率为7.20%。");
    CHECK(found(rule, "分12期，每期手续费率0.6%") == "");
    CHECK(found(rule, "年化利率7.2%，分12期还款") == "");
}

TEST_CASE("a range of dates must not end before it begins, and its days must exist") {
    auto const rule = of(Check::dates_in_order);
    CHECK(found(rule, "活动时间：2026年12月31日至2026年12月1日") ==
          "2026年12月1日: 结束日期2026年12月1日早于开始日期2026年12月31日。");
    CHECK(found(rule, "11月30日-11月1日") == "11月1日: 结束日期11月1日早于开始日期11月30日。");
    CHECK(found(rule, "2026年2月29日前") == "2026年2月29日: 没有2026年2月29日这一天。");
    CHECK(found(rule, "2026年11月1日至11月30日，2026.12.25-2027.1.5") == "");
    CHECK(found(rule, "2026年12月25日至1月5日") == "");
}

TEST_CASE("the figure behind a label must be the same everywhere") {
    rulebook::Calculation rule{
        .check = Check::same_everywhere, .of = rulebook::Measure::amount, .label = {"起购金额"}};
    CHECK(found(rule, "起购金额1万元。起购金额为10,000元") == "");
    CHECK(found(rule, "起购金额1万元。产品简介：起购金额：1,000元") ==
          "1,000元: 此处为1,000元，前文为1万元。");
    rule = {.check = Check::same_everywhere, .of = rulebook::Measure::rate, .label = {"年化利率"}};
    CHECK(found(rule, "年化利率3.6%-18%，注：年化利率3.6%至18%") == "");
    CHECK(found(rule, "年化利率3.6%-18%，注：年化利率3.6%至15%") ==
          "3.6%: 此处为3.6%至15%，前文为3.6%-18%。");
    rule = {.check = Check::same_everywhere, .of = rulebook::Measure::term, .label = {"期限"}};
    CHECK(found(rule, "期限1年；期限12个月") == "");
    CHECK(found(rule, "期限1年；期限6个月") == "6个月: 此处为6个月，前文为1年。");
}

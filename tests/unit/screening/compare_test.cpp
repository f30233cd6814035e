#include "screening/compare.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yingshen;
using screening::compare;
using screening::Difference;
using screening::DifferenceKind;
using screening::Extent;

namespace {

rulebook::ComparisonWords const words{{"最佳", "史上最佳", "唯一"}, {"有风险", "须谨慎", "非存款"}};

/// "kind: was -> now", a line each.
std::string listed(std::string_view reviewed, std::string_view final_text) {
    std::string out;
    for (auto const& difference : compare(reviewed, final_text, words)) {
        out += screening::name(difference.kind);
        out += ": " + difference.was + " -> " + difference.now + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("differences are told by kind, the most serious first") {
    struct Row {
        char const* name;
        char const* reviewed;
        char const* now;
        char const* listed;
    };
    for (auto const& row : std::initializer_list<Row>{
             {"a changed rate", "业绩比较基准年化3.5%，封闭180天。",
              "业绩比较基准年化3.8%，封闭180天。", "changed_number: 3.5% -> 3.8%\n"},
             {"a digit added to a number", "起购1万元。", "起购11万元。",
              "changed_number: 1万元 -> 11万元\n"},
             {"a unit changed", "期限三年，到期自动赎回。", "期限三月，到期自动赎回。",
              "changed_number: 三年 -> 三月\n"},
             {"both ends of a range", "费率3.5%至4.5%。", "费率3.8%至4.8%。",
              "changed_number: 3.5% -> 3.8%\nchanged_number: 4.5% -> 4.8%\n"},
             {"one of three neighbours", "1月2月3月。", "5月2月6月。",
              "changed_number: 1月 -> 5月\nchanged_number: 3月 -> 6月\n"},
             {"an amount that becomes a rate", "立减5元，先到先得。", "立减5%，先到先得。",
              "added_rate:  -> 5%\nremoved_text: 5元 -> \n"},
             {"full-width digits", "利率３％。", "利率４％。", "changed_number: ３％ -> ４％\n"},
             {"Chinese numerals", "费率百分之五。", "费率百分之六。",
              "changed_number: 百分之五 -> 百分之六\n"},
             {"an added sentence with numbers", "欢迎办理。", "欢迎办理。新客年化5.8%，限前100名。",
              "added_rate:  -> 5.8%\nadded_number:  -> 100\nadded_text:  -> "
              "新客年化5.8%，限前100名。\n"},
             {"a superlative", "本行的理财产品。", "本行史上最佳的理财产品。",
              "added_superlative:  -> 史上最佳\n"},
             {"a superlative made by a removal", "并非最不佳的选择。", "并非最佳的选择。",
              "added_superlative: 最不佳 -> 最佳\n"},
             {"a warning left out", "收益可观。理财非存款，投资须谨慎。欢迎选购。",
              "收益可观。欢迎选购。", "removed_risk_sentence: 理财非存款，投资须谨慎。 -> \n"},
             {"a warning turned round", "市场有风险，投资须谨慎。", "市场无风险，投资须谨慎。",
              "removed_risk_sentence: 市场有风险，投资须谨慎。 -> 市场无风险，投资须谨慎。\n"},
             {"a warning with a new head", "欢迎选购。产品有风险。", "欢迎选购。谁说产品有风险。",
              "removed_risk_sentence: 产品有风险。 -> 谁说产品有风险。\n"},
             {"a warning with a new tail", "产品有风险\n详询网点\n", "产品有风险但很小\n详询网点\n",
              "removed_risk_sentence: 产品有风险 -> 产品有风险但很小\n"},
             {"only a number in a warning", "5%产品有风险。", "6%产品有风险。",
              "changed_number: 5% -> 6%\n"},
             {"a sentence put before a warning", "欢迎选购。产品有风险。",
              "欢迎选购。详询网点。产品有风险。", "added_text:  -> 详询网点。\n"},
             {"words removed and added", "客户可到网点办理业务。", "客户可在线办理业务。",
              "removed_text: 到网点 -> \nadded_text:  -> 在线\n"},
             {"a sentence moved", "请到网点办理业务。客户可致电咨询有关的各种问题。",
              "客户可致电咨询有关的各种问题。请到网点办理业务。",
              "moved_text: 请到网点办理业务。 -> 请到网点办理业务。\n"},
             {"the same number in other words", "账户管理手续费每笔收取三元。",
              "到账快捷每日最多可得红包三元！",
              "added_number:  -> 三元\nremoved_text: 账户管理手续费每笔收取三元。 -> \n"
              "added_text:  -> 到账快捷每日最多可得红包三元！\n"},
             {"digits parted by a blank", "电话95588。", "电话95 588。",
              "added_number:  -> 95\nadded_number:  -> 588\nremoved_text: 95588 -> \n"},
             {"blanks, line breaks and width", "年化 3.5 %，\n欢迎（办理）。",
              "年化3.5%,欢迎(办理)。 \n", ""},
             {"the same bytes, even unreadable", "\xff", "\xff", ""},
         }) {
        INFO(row.name);
        CHECK(listed(row.reviewed, row.now) == row.listed);
    }
}

TEST_CASE("the amendments of a whole material are told apart") {
    CHECK(
        listed("【江海银行】稳盈90天理财产品\n"
               "业绩比较基准：年化3.10%–3.60%，过往业绩不代表未来表现。\n"
               "产品风险等级：R2（中低风险），适合C2及以上客户。\n"
               "起购金额1万元，封闭期90天，到期自动赎回。\n"
               "理财非存款，产品有风险，投资须谨慎。\n"
               "发行机构：江海理财有限责任公司。客服热线95000。\n"
               "活动时间：2026年12月1日至12月31日，前500名可获赠京东卡50元。\n",
               "【江海银行】稳盈90天理财产品\n"
               "业绩比较基准：年化3.10%–4.20%，过往业绩不代表未来表现。\n"
               "产品风险等级：R2（中低风险），适合C1及以上客户。\n"
               "客服热线95000。发行机构：江海理财有限责任公司。\n"
               "起购金额1万元，封闭期90天，到期自动赎回，新客再加息0.5%。\n"
               "理财非存款，投资须谨慎。\n"
               "活动时间：2026年12月1日至2027年1月31日，前800名可获赠京东卡50元，手慢无。\n") ==
        "added_rate:  -> 0.5%\n"
        "added_number:  -> 2027年\n"
        "added_number:  -> 1月\n"
        "changed_number: 3.60% -> 4.20%\n"
        "changed_number: C2 -> C1\n"
        "changed_number: 500 -> 800\n"
        "removed_risk_sentence: 理财非存款，产品有风险，投资须谨慎。 -> 理财非存款，投资须谨慎。\n"
        "removed_text: 12月 -> \n"
        "added_text:  -> ，新客再加息0.5%\n"
        "added_text:  -> ，手慢无\n"
        "moved_text: 客服热线95000。 -> 客服热线95000。\n"
        "moved_text: 发行机构：江海理财有限责任公司。 -> 发行机构：江海理财有限责任公司。\n");
}

TEST_CASE("a side that cannot be read is not comparable, and says which and why") {
    for (auto const& [reviewed, now, side] :
         {std::tuple("好", "\xff好", "定稿："), std::tuple("", "好", "送审稿："),
          std::tuple("好\xef\xbf\xbd", "好", "送审稿：")}) {
        auto const found = compare(reviewed, now, words);
        REQUIRE(found.size() == 1);
        CHECK(found.front().kind == DifferenceKind::not_comparable);
        CHECK(found.front().context.starts_with(side));
    }
}

TEST_CASE("spans are code points of both texts, and the context is on one line") {
    auto const found = compare("甲\n乙😀年化3%起，欢迎。", "甲\n乙😀年化4%起，欢迎。", words);
    REQUIRE(found.size() == 1);
    CHECK(found.front().in_reviewed == Extent{6, 8});
    CHECK(found.front().in_final == Extent{6, 8});
    CHECK(found.front().context == "甲 乙😀年化4%起，欢迎。");
    auto const removed = compare("请到网点办理。谢谢惠顾。", "请到网点办理。", words);
    REQUIRE(removed.size() == 1);
    CHECK(removed.front().in_reviewed == Extent{7, 12});
    CHECK(removed.front().in_final == Extent{7, 7});
}

TEST_CASE("every kind has a name that reads back and a title in both languages") {
    for (auto i = 0; i <= static_cast<int>(DifferenceKind::not_comparable); ++i) {
        auto const kind = static_cast<DifferenceKind>(i);
        CHECK(screening::parse_difference_kind(screening::name(kind)) == kind);
        CHECK_FALSE(screening::title(kind).zh.empty());
        CHECK_FALSE(screening::title(kind).en.empty());
    }
    CHECK_FALSE(screening::parse_difference_kind("rates").has_value());
}

#include <catch2/catch.hpp>

#include "screening/screen.hpp"
#include "screening/vicinity.hpp"

using namespace yingshen;
using rulebook::Rule;
using rulebook::RuleKind;
using rulebook::Within;

namespace {

Rule rule_of(RuleKind kind) {
    Rule rule{};
    rule.id = "r";
    rule.kind = kind;
    rule.from = {2026, 1, 1};
    return rule;
}

screening::Screening screen(Rule const& rule, std::string const& text) {
    return screening::Matcher({rule}, {})
        .screen(text, {words::Kind::marketing_material, {}, {2026, 11, 22}});
}

/// The text of every finding, joined.
std::string found(Rule const& rule, std::string const& text) {
    std::string out;
    for (auto const& finding : screen(rule, text).findings)
        out += (out.empty() ? "" : " ") + finding.text + "@" + std::to_string(finding.span.begin);
    return out;
}

Rule rate_rule(Within within) {
    auto rule = rule_of(RuleKind::require);
    rule.when = {"日利率", "月利率"};
    rule.any = {"年化"};
    rule.within = within;
    return rule;
}

rulebook::Phrase pattern(std::string const& text) {
    rulebook::Phrase phrase(text);
    phrase.is_pattern = true;
    return phrase;
}

std::string times(std::size_t count, std::string const& text) {
    std::string out;
    while (count-- > 0)
        out += text;
    return out;
}

}  // namespace

TEST_CASE("a required word must be in the sentence of every word that calls for it") {
    auto const rule = rate_rule(Within::sentence);
    CHECK(found(rule, "日利率0.02%，年化7.3%。月利率0.6%。") == "月利率@16");
    CHECK(found(rule, "日利率0.02%\n年化7.3%") == "日利率@0");
    CHECK(found(rule, "日利率0.02%？年化7.3%！月利率") == "日利率@0 月利率@16");
    CHECK(found(rule, "“年化7.3%，日利率0.02%。”") == "");
    CHECK(found(rule, "年化7.3%") == "");
}

TEST_CASE("words that the text denies or warns of call for no requirement") {
    auto rule = rate_rule(Within::whole);
    rule.when = {"预期收益", "保本"};
    CHECK(found(rule, "业绩比较基准不代表预期收益。") == "");
    CHECK(found(rule, "业绩比较基准不代表预期收益。预期收益5%。") == "预期收益@14");
    CHECK(found(rule, "警惕“保本”骗局。") == "");
    rule.within = Within::sentence;
    CHECK(found(rule, "不得承诺保本。预期收益5%。") == "预期收益@7");
    CHECK(found(rule, "没有门槛的保本理财。") == "保本@5");
    rule.when = {};
    rule.within = Within::whole;
    CHECK(found(rule, "都是骗局。") == "@0");
}

TEST_CASE("a paragraph ends with a blank line, or where sentence and line end together") {
    auto const rule = rate_rule(Within::paragraph);
    CHECK(found(rule, "日利率0.02%\n年化7.3%") == "");
    CHECK(found(rule, "日利率0.02%。年化7.3%") == "");
    CHECK(found(rule, "日利率0.02%。\n年化7.3%") == "日利率@0");
    CHECK(found(rule, "日利率0.02%。” \n年化7.3%") == "日利率@0");
    CHECK(found(rule, "日利率0.02%\n \n年化7.3%") == "日利率@0");
    CHECK(found(rule, "日利率0.02%\n\n\n月利率\n年化7.3%") == "日利率@0");
}

TEST_CASE("a screen is the 400 characters around the words") {
    auto const rule = rate_rule(Within::screen);
    CHECK(found(rule, "日利率" + times(196, "甲") + "年化") == "");
    CHECK(found(rule, "日利率" + times(197, "甲") + "年化") == "日利率@0");
    CHECK(found(rule, "年化" + times(197, "甲") + "日利率") == "");
    CHECK(found(rule, "年化" + times(200, "甲") + "日利率") == "日利率@202");
}

TEST_CASE("of a whole text only the first place is told, and of nearness at most twenty") {
    CHECK(found(rate_rule(Within::whole), "日利率，月利率") == "日利率@0");
    auto const many = times(30, "日利率。");
    CHECK(screen(rate_rule(Within::sentence), many).findings.size() == 20);
}

TEST_CASE("forbidden words with near words are only found beside one of those") {
    auto rule = rule_of(RuleKind::forbid);
    rule.any = {"零门槛", "门槛低"};
    rule.near = {"贷款", "借", "门槛低贷"};
    rule.within = Within::sentence;
    CHECK(found(rule, "零门槛贷款") == "零门槛@0");
    CHECK(found(rule, "零门槛开户。贷款另议") == "");
    CHECK(found(rule, "门槛低贷") == "");
    rule.except = {"非零门槛"};
    CHECK(found(rule, "非零门槛贷款") == "");
}

TEST_CASE("a question is asked, and is no verdict") {
    auto rule = rule_of(RuleKind::ask);
    rule.any = {"低至"};
    rule.except = {"低至零"};
    rule.question = "是否取得最低利率？";
    auto const findings = screen(rule, "利率低至3%，低至零").findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().kind == screening::FindingKind::asked);
    CHECK(findings.front().question == "是否取得最低利率？");
    CHECK(findings.front().text == "低至");
}

TEST_CASE("patterns are found as the words that they stand for, the longest first") {
    auto rule = rule_of(RuleKind::forbid);
    rule.any = {pattern("稳赚(不赔)?"), pattern("最快[0-9]{1,3}(秒|分钟)到账")};
    rule.except = {pattern(".{1,3}总胜过稳赚")};
    CHECK(found(rule, "稳赚不赔，最快３０秒到账") == "稳赚不赔@0 最快３０秒到账@5");
    CHECK(found(rule, "最快１２３４秒到账") == "");
    CHECK(found(rule, "理财总胜过稳赚") == "");
    CHECK(found(rule, "总胜过稳赚") == "稳赚@3");
    CHECK(found(rule, "甲\n\n总胜过稳赚") == "稳赚@6");
}

TEST_CASE("a pattern costs no more where its signs stand everywhere") {
    auto rule = rule_of(RuleKind::forbid);
    rule.any = {pattern("(.{1,8}赚){4}[^赚]{2}钱")};
    CHECK(found(rule, times(20'000, "赚")) == "");
}

TEST_CASE("a rule that is switched off finds nothing up to that day, and is on again after it") {
    auto rule = rule_of(RuleKind::forbid);
    rule.any = {"保本"};
    rule.off = rulebook::SwitchedOff{"试点", "张三", {2026, 11, 21}, "", {}};
    CHECK(found(rule, "保本") == "保本@0");
    rule.off->until = {2026, 11, 22};
    CHECK(found(rule, "保本") == "");
}

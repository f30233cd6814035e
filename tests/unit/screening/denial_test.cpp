#include "screening/denial.hpp"

#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "naive_parts.hpp"
#include "screening/denial_words.hpp"
#include "screening/fold.hpp"
#include "screening/screen.hpp"
#include "shipped.hpp"

using namespace yingshen;
using namespace yingshen::screening;

namespace {

std::size_t findings(std::string const& text,
                     std::vector<rulebook::Phrase> any = {"保本", "零风险", "秒批", "存款送礼"}) {
    rulebook::Rule rule{};
    rule.id = "test.guarantee";
    rule.from = {2020, 1, 1};
    rule.any = std::move(any);
    Matcher const matcher({rule}, {});
    return matcher.screen(text, {words::Kind::marketing_material, {}, test_day}).findings.size();
}

}  // namespace

TEST_CASE("words that the text forbids, denies or warns of are no offence") {
    for (std::string const text : {
             "不得宣传或承诺保本",
             "本产品不承诺保本、零风险",
             "严禁以高息揽储、存款送礼等不正当方式吸收存款",
             "禁止使用下列词语：保本、零风险、秒批",
             "请警惕“保本”“零风险”等宣传",
             "任何宣称“零风险”“秒批”的广告均属虚假宣传",
             "什么是“保本”骗局？",
             "理财产品没有保本的",
             "世上不存在任何“零风险”的投资",
             "本产品并非保本",
             "不承諾保本",
             "凡以“秒批”为由收取费用的，均为诈骗",
             "老人轻信“保本”的项目",
             "销售文本不得有下列情形：\n（一）承诺保本；\n\n（二）声称零风险。",
             "我行销售人员不得在任何场合以任何方式将产品\n宣传为保本",
             "“保本”\n\n属于绝对化用语",
             "如遇以本行名义宣传保本的，请立即举报",
             "以所谓的“秒批”“零风险”等信息招揽客户",
             "发布“秒批”等不实广告",
             "认为理财一定保本，这种观念需要改变",
             "工作人员禁用语：\n1. 保本\n2. 零风险",
             "凡自称本行员工，以“秒批”招揽客户的，都是诈骗",
             "反诈提醒：遇陌生来电，“保本”一概不信",
             "骗子常说的“保本”，一律别信",
             "“秒批”“零风险”等字眼",
         }) {
        INFO(text);
        CHECK(findings(text) == 0);
    }
}

TEST_CASE(
    "a denial does not reach beyond its clause, and none is made of words that look like it") {
    for (std::string const text : {
             "不得不说，这款产品真的保本",
             "机会舍不得错过的保本产品",
             "严禁外传！保本产品来了",
             "不承诺高收益，但是保本",
             "不承诺高收益但保本",
             "没有门槛的保本理财",
             "保本理财，其他平台都是骗局",
             "本理财保本不是骗局",
             "保本理财防诈骗险",
             "切勿错过保本理财",
             "无需警惕，零风险",
             "无需警惕零风险产品",
             "请勿错过：\n1. 保本",
             "不得转让\n\n保本",
             "不得转让\n保本",
             "“保本”\n\n欢迎选购",
             "不会亏的保本理财",
             "以下产品：\n1. 保本",
         }) {
        INFO(text);
        CHECK(findings(text) == 1);
    }
}

TEST_CASE("a denial reaches as far as its grammar, and a warning as far as it speaks of others") {
    for (auto const& line : data_lines("denials.jsonl")) {
        auto const row = *base::parse_json(line);
        INFO(line);
        auto const found = findings(*row.find("text")->as_string(),
                                    {rulebook::Phrase(*row.find("word")->as_string())});
        CHECK((found > 0) == (*row.find("says")->as_string() == "promise"));
    }
}

TEST_CASE("a line that is too long for an item or a quotation is none") {
    auto const denied = [](std::size_t length) {
        std::u32string text = U"不得有下列用语:\n1. " + std::u32string(length, U'文') + U"保本";
        auto const place = text.size() - 2;
        auto const fast = is_denied(text, {place, place + 2});
        CHECK(fast == naive_is_denied(text, {place, place + 2}));
        return fast;
    };
    CHECK(denied(20));
    CHECK(denied(line_max - 3));
    CHECK_FALSE(denied(line_max - 2));
}

namespace {

/// How often both engines call the word denied, in texts of shuffled parts around it.
std::size_t agreed(std::vector<std::u32string> const& parts, int rounds) {
    std::uint32_t state = 20261123;
    auto const below = [&](std::size_t count) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8) % count;
    };
    std::size_t denied = 0;
    for (int round = 0; round < rounds; ++round) {
        std::u32string text;
        for (auto left = 1 + below(14); left > 0; --left)
            text += parts[below(parts.size())];
        for (auto at = text.find(U"保本"); at != std::u32string::npos;
             at = text.find(U"保本", at + 1)) {
            auto const fast = is_denied(text, {at, at + 2});
            if (fast != naive_is_denied(text, {at, at + 2})) FAIL("round " << round);
            denied += fast ? 1U : 0U;
        }
    }
    return denied;
}

}  // namespace

TEST_CASE("the naive description of denials agrees on shuffled words") {
    std::vector<std::u32string> const parts = {
        U"不得",     U"不",   U"舍",   U"严禁", U"警惕",     U"无需", U",",    U":",
        U"\n",       U"\n\n", U"1.",   U"(一)", U"①",        U"“",    U"保本", U"保本",
        U"但",       U"骗局", U"不是", U"没有", U"的",       U"任何", U"凡",   U"虚假",
        U"成为历史", U"防",   U"。",   U"品",   U"不得下列:"};
    CHECK(agreed(parts, 20'000) > 4'000);
}

TEST_CASE("the naive description of the reach of denials agrees on shuffled words") {
    std::vector<std::u32string> const parts = {
        U"避免", U"不会",      U"严禁",    U"即使", U"所谓",     U"外传", U"风险", U"门槛",
        U"的",   U"虚假的",    U"就能",    U"也",   U"就是",     U"承诺", U"宣称", U"我行",
        U"以",   U"无",        U"没有一",  U"谁说", U"非",       U"莫属", U"、",   U"任何",
        U"过",   U"忽悠",      U"骗子",    U"因",   U"保本",     U"保本", U"保本", U",",
        U",",    U"。",        U"“",       U"”",    U"都是",     U"骗局", U"请多", U"怀疑",
        U"以下", U"一律禁止:", U"诱饵一:", U"拒绝", U"不法分子", U"谨防", U"属",   U"违法"};
    CHECK(agreed(parts, 60'000) > 10'000);
}

TEST_CASE("the naive description of denials agrees on pieces of the phrases of the tests") {
    std::vector<std::u32string> parts = {U"保本", U",", U"。"};
    for (auto const& line : data_lines("denials.jsonl")) {
        auto const row = *base::parse_json(line);
        auto const text = simplified(base::decode_utf8(*row.find("text")->as_string()));
        for (std::size_t at = 0; at < text.size(); at += 4)
            parts.push_back(text.substr(at, 4));
    }
    CHECK(agreed(parts, 60'000) > 5'000);
}

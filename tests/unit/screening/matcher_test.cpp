#include "screening/screen.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using rulebook::Rule;
using rulebook::RuleKind;
using screening::Matcher;
using screening::Span;
using screening::Subject;

namespace {

using Phrases = std::vector<rulebook::Phrase>;

Rule forbid(std::string id, Phrases any, Phrases except = {}) {
    Rule rule{};
    rule.id = std::move(id);
    rule.version = 7;
    rule.right = words::Right::information;
    rule.severity = words::Severity::substantive;
    rule.title = "题";
    rule.advice = "改";
    rule.basis = {{"law", "25(1)"}, {"unknown", ""}};
    rule.from = {2026, 1, 1};
    rule.any = std::move(any);
    rule.except = std::move(except);
    return rule;
}

Rule require(std::string id, Phrases any, Phrases when = {}) {
    auto rule = forbid(std::move(id), std::move(any));
    rule.kind = RuleKind::require;
    rule.when = std::move(when);
    return rule;
}

rulebook::Statutes statutes() {
    rulebook::Statutes all;
    all.add({.id = "law",
             .title = "《法》",
             .number = "",
             .from = {2020, 1, 1},
             .until = {},
             .articles = {{"25(1)", true}},
             .checked = true,
             .note = "",
             .mark = {}});
    return all;
}

screening::Screening screen(std::vector<Rule> rules, std::string_view text, Subject subject = {}) {
    if (subject.on == base::Date{}) subject.on = {2026, 11, 22};
    return Matcher(std::move(rules), statutes()).screen(text, subject);
}

/// "rule:text" of every finding, joined.
std::string found(std::vector<Rule> rules, std::string_view text, Subject subject = {}) {
    std::string out;
    for (auto const& finding : screen(std::move(rules), text, std::move(subject)).findings) {
        out += (out.empty() ? "" : " ") + finding.rule + ":" + finding.text;
    }
    return out;
}

}  // namespace

TEST_CASE("a finding says everything of its rule and its place, in code points and bytes") {
    auto const screening = screen({forbid("r", {"保本"})}, "本产品a保本。");
    REQUIRE(screening.findings.size() == 1);
    auto const& finding = screening.findings.front();
    CHECK(finding.rule == "r");
    CHECK(finding.version == 7);
    CHECK(finding.severity == words::Severity::substantive);
    CHECK(finding.title == "题");
    CHECK(finding.advice == "改");
    CHECK(finding.span == Span{4, 6, 10, 16});
    CHECK(finding.text == "保本");
    CHECK(finding.citations ==
          std::vector<std::string>{"《法》第二十五条第（一）项", "unknown（待核）"});
    CHECK(screening.read_completely());
}

TEST_CASE("full-width forms and capitals match, and the span shows the original") {
    CHECK(found({forbid("r", {"100%ok"})}, "１００％Ok") == "r:１００％Ok");
    CHECK(found({forbid("r", {"１００％OK"})}, "100%ok") == "r:100%ok");
    CHECK(screen({forbid("r", {"0.02%"})}, "日０．０２％").findings.front().span ==
          Span{1, 6, 3, 18});
    CHECK(found({forbid("r", {"a b"})}, "a　b") == "r:a　b");
}

TEST_CASE("an exception that contains a forbidden word takes it away; the longest match wins") {
    auto const rule = [] { return forbid("r", {"保本", "保本保收益"}, {"亦保本", "类保本型"}); };
    CHECK(found({rule()}, "亦保本") == "");
    CHECK(found({rule()}, "类保本") == "r:保本");
    CHECK(found({rule()}, "类保本型") == "");
    CHECK(found({rule()}, "亦保本保收益") == "r:保本保收益");
    CHECK(found({rule()}, "亦保本，也保本") == "r:保本");
    CHECK(screen({rule()}, "亦保本，也保本").findings.front().span.begin == 5);
}

TEST_CASE("an exception of one rule does not take words from another") {
    CHECK(found({forbid("a", {"保本"}, {"亦保本"}), forbid("b", {"保本"})}, "亦保本") == "b:保本");
}

TEST_CASE("overlapping words of a rule give one finding, the leftmost and then the longest") {
    CHECK(found({forbid("r", {"稳赚不赔", "赚不赔钱", "稳赚"})}, "稳赚不赔钱") == "r:稳赚不赔");
    CHECK(found({forbid("r", {"aa"})}, "aaaaa") == "r:aa r:aa");
    CHECK(found({forbid("r", {"零风险", "保本"})}, "保本零风险保本") == "r:保本 r:零风险 r:保本");
}

TEST_CASE("of a rule the first hundred findings of a text are kept, and the rest is counted") {
    auto const times = [](int count, std::string const& word) {
        std::string text;
        while (count-- > 0)
            text += word;
        return text;
    };
    auto const rule = [] { return forbid("r", {"保本"}); };
    SECTION("up to a hundred, nothing is left out") {
        auto const all = screen({rule()}, times(100, "保本。")).findings;
        REQUIRE(all.size() == 100);
        CHECK(all.back().more == 0);
    }
    SECTION("beyond, the last of them says how many more there are") {
        auto const all =
            screen({rule(), forbid("s", {"末尾"})}, times(250, "保本。") + "末尾").findings;
        REQUIRE(all.size() == 101);
        CHECK(all[98].more == 0);
        CHECK(all[99].span.begin == 99 * 3);
        CHECK(all[99].more == 150);
        CHECK(all[100].rule == "s");
    }
    SECTION("a graver one among the rest takes the last place") {
        auto const all =
            screen({forbid("r", {"低风险"})}, times(120, "门槛低 风险小。") + "低风险").findings;
        REQUIRE(all.size() == 100);
        CHECK(all[98].severity == words::Severity::advisory);
        CHECK(all[99].severity == words::Severity::substantive);
        CHECK(all[99].text == "低风险");
        CHECK(all[99].more == 21);
    }
    SECTION("as it is of the numbers of people") {
        auto const all = screen({}, times(300, "电话13912345678。")).findings;
        REQUIRE(all.size() == 100);
        CHECK(all[99].more == 200);
    }
}

TEST_CASE("findings are sorted by place, then by rule") {
    CHECK(found({forbid("z", {"甲乙"}), forbid("b", {"乙"}), forbid("a", {"甲乙"})}, "甲乙") ==
          "a:甲乙 z:甲乙 b:乙");
}

TEST_CASE("a required word that is missing is a finding at the first word that calls for it") {
    auto const rule = [] { return require("r", {"年化"}, {"利率", "日利率"}); };
    CHECK(found({rule()}, "今日利率低，日利率0.02%") == "r:日利率");
    CHECK(found({rule()}, "日利率0.02%，年化7.3%") == "");
    CHECK(found({rule()}, "欢迎光临") == "");
    CHECK(screen({rule()}, "查利率").findings.front().span == Span{1, 3, 3, 9});
}

TEST_CASE("a required word without a condition is asked of every text") {
    auto const screening = screen({require("r", {"年化"})}, "欢迎光临");
    REQUIRE(screening.findings.size() == 1);
    CHECK(screening.findings.front().span == Span{});
    CHECK(screening.findings.front().text.empty());
    CHECK(found({require("r", {"年化", "光临"})}, "欢迎光临") == "");
}

TEST_CASE("rules apply by kind, product, channel, audience and day") {
    auto rule = forbid("r", {"甲"});
    rule.applies = {.product = {words::Product::fund},
                    .channel = {words::Channel::sms},
                    .audience = {words::Audience::elderly},
                    .kind = {words::Kind::marketing_material}};
    rule.until = base::Date{2026, 12, 31};
    Subject subject;
    subject.facts = {
        {"product", {"fund"}}, {"channels", {"sms", "website"}}, {"audience", {"elderly"}}};
    CHECK(found({rule}, "甲", subject) == "r:甲");
    SECTION("an undeclared fact matches") {
        subject.facts.erase("product");
        CHECK(found({rule}, "甲", subject) == "r:甲");
    }
    SECTION("another product does not") {
        subject.facts["product"] = {"deposit"};
        CHECK(found({rule}, "甲", subject) == "");
    }
    SECTION("another channel does not") {
        subject.facts["channels"] = {"website"};
        CHECK(found({rule}, "甲", subject) == "");
    }
    SECTION("another kind does not") {
        subject.kind = words::Kind::new_product;
        CHECK(found({rule}, "甲", subject) == "");
    }
    SECTION("the first and the last day count, the days around them do not") {
        auto const on = [&](base::Date day) {
            subject.on = day;
            return found({rule}, "甲", subject);
        };
        CHECK(on({2025, 12, 31}) == "");
        CHECK(on({2026, 1, 1}) == "r:甲");
        CHECK(on({2026, 12, 31}) == "r:甲");
        CHECK(on({2027, 1, 1}) == "");
    }
}

TEST_CASE("no rules find nothing, and that is read completely") {
    CHECK(screen({}, "任何文字").findings.empty());
    CHECK(screen({}, "任何文字").read_completely());
}

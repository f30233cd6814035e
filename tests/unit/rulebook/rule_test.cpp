#include "rulebook/rule.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;

namespace {

rulebook::Statutes statutes() {
    rulebook::Statutes all;
    all.add({.id = "ad_law",
             .title = "《广告法》",
             .number = "",
             .from = {2021, 4, 29},
             .until = {},
             .articles = {{"25(1)", true}},
             .checked = true,
             .note = "",
             .mark = {}});
    all.add({.id = "old_notice",
             .title = "《旧通知》",
             .number = "",
             .from = {2008, 1, 21},
             .until = base::Date{2020, 9, 30},
             .articles = {},
             .checked = false,
             .note = "",
             .mark = {}});
    return all;
}

constexpr auto good = R"yaml(rule: wealth.no_guarantee
version: 3
right: information
severity: substantive
title: 不得承诺保本
basis: [{statute: ad_law, article: "25(1)"}]
applies: {product: [wealth_management, fund], audience: any}
effective: {from: 2021-04-29}
forbid:
  any: [保本, 零风险]
  except: [不承诺保本]
advice: 删除。
tests:
  hit: [本产品保本]
  miss: [不承诺保本]
)yaml";

/// The good rule with one of its lines replaced.
std::string with(std::string const& line, std::string const& replacement) {
    std::string text = good;
    auto const at = text.find(line);
    REQUIRE(at != text.npos);
    return text.replace(at, line.size(), replacement);
}

std::string faults(std::string const& text) {
    auto const rules = rulebook::parse_rules(text, "packs/a.yaml", statutes());
    if (rules) return "";
    std::string lines;
    for (auto const& fault : rules.error())
        lines += to_string(fault) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("a file of rules reads completely, one document a rule") {
    auto const second =
        std::string("---\nrule: loan.rate\nright: information\nseverity: advisory\ntitle: 标题\n") +
        "basis: [{statute: ad_law}]\neffective: {from: 2021-05-01, until: 2030-01-01}\n" +
        "require: {any: [年化], when: [利率]}\nadvice: 加入。\ntests: {hit: [利率], miss: "
        "[年化利率]}\n";
    auto const rules = rulebook::parse_rules(good + second, "packs/a.yaml", statutes());
    REQUIRE(rules);
    REQUIRE(rules->size() == 2);
    auto const& first = rules->front();
    CHECK(first.id == "wealth.no_guarantee");
    CHECK(first.version == 3);
    CHECK(first.kind == rulebook::RuleKind::forbid);
    CHECK(first.any == std::vector<rulebook::Phrase>{"保本", "零风险"});
    CHECK(first.except == std::vector<rulebook::Phrase>{"不承诺保本"});
    CHECK(first.applies.product ==
          std::vector{words::Product::wealth_management, words::Product::fund});
    CHECK(first.applies.audience.empty());
    CHECK(first.basis == std::vector<rulebook::Citation>{{"ad_law", "25(1)"}});
    CHECK(first.file == "packs/a.yaml");
    CHECK(rules->back().kind == rulebook::RuleKind::require);
    CHECK(rules->back().when == std::vector<rulebook::Phrase>{"利率"});
    CHECK(rules->back().until == base::Date{2030, 1, 1});
    CHECK(rules->back().version == 1);
    CHECK(rules->back().mark.line == 17);
}

TEST_CASE("a broken rule is refused at its place") {
    struct Row {
        char const* name;
        char const* line;
        char const* replacement;
        char const* fault;
    };
    auto const row = GENERATE(
        Row{"unknown statute", "ad_law", "ad_lax",
            "6:9: expected a statute of statutes.yaml, but found \"ad_lax\"; did you mean "
            "\"ad_law\"?"},
        Row{"article not listed", "25(1)", "26",
            "6:9: expected an article that statutes.yaml lists under ad_law, but found \"26\""},
        Row{"statute not yet in force", "from: 2021-04-29", "from: 2021-04-28",
            "expected a statute in force from 2021-04-28 on, but found ad_law, in force from "
            "2021-04-29 on"},
        Row{"statute repealed", "{statute: ad_law, article: \"25(1)\"}", "{statute: old_notice}",
            "in force from 2008-01-21 to 2020-09-30"},
        Row{"citation twice", "[{statute: ad_law, article: \"25(1)\"}]",
            "[{statute: ad_law}, {statute: ad_law}]", "expected each citation once"},
        Row{"no citation", "[{statute: ad_law, article: \"25(1)\"}]", "[]",
            "expected a list of one or more citations"},
        Row{"unknown right", "right: information", "right: informatio",
            "3:8: expected one of property_safety"},
        Row{"unknown right, with a hint", "right: information", "right: informatio",
            "did you mean \"information\"?"},
        Row{"unknown product", "[wealth_management, fund]", "[wealth_managment]",
            "did you mean \"wealth_management\"?"},
        Row{"empty applicability", "[wealth_management, fund]", "[]",
            "expected \"any\" or at least one word"},
        Row{"unknown key, with a hint", "advice: 删除。", "advise: 删除。",
            "did you mean \"advice\"?"},
        Row{"bad id", "wealth.no_guarantee", "wealth..no", "1:7: expected an id"},
        Row{"neither kind", "forbid:\n  any: [保本, 零风险]\n  except: [不承诺保本]\n", "",
            "expected exactly one of forbid, require, ask, number, but found none"},
        Row{"both kinds", "advice: 删除。", "require: {any: [x]}\nadvice: 删除。",
            "expected exactly one of forbid, require, ask, number, but found forbid and require"},
        Row{"no literal", "[保本, 零风险]", "[]", "expected a list of 1 to 512 texts"},
        Row{"an empty literal", "[保本, 零风险]", "[保本, \"\"]",
            "10:13: expected a text of 1 to 64 characters"},
        Row{"a pattern that may be empty", "[保本, 零风险]", "[{pattern: \"(不赔)?\"}]",
            "10:19: expected a pattern that is never empty, but found one that can be"},
        Row{"a pattern without an end", "[保本, 零风险]", "[保本, {pattern: 稳赚*}]",
            "10:23: expected a bounded repetition such as {1,8}, but found \"*\" at character 3 in "
            "the pattern \"稳赚*\""},
        Row{"a pattern with another key", "[保本, 零风险]", "[{pattern: 稳赚, near: x}]", "near"},
        Row{"an unknown form of a text", "[保本, 零风险]", "[{patern: 稳赚}]",
            "did you mean \"pattern\"?"},
        Row{"nearness without words", "except: [不承诺保本]", "near: {within: screen}",
            "expected the key \"words\" in near"},
        Row{"nearness in the whole text", "except: [不承诺保本]",
            "near: {words: [x], within: whole}",
            "expected one of sentence, paragraph, screen, but found \"whole\""},
        Row{"nearness to nothing", "forbid:\n  any: [保本, 零风险]\n  except: [不承诺保本]\n",
            "require: {any: [保本], within: sentence}\n", "expected \"when\""},
        Row{"a number rule without a check",
            "forbid:\n  any: [保本, 零风险]\n  except: [不承诺保本]\n", "number: {}\n",
            "expected the key \"check\" in number"},
        Row{"an unknown check", "forbid:\n  any: [保本, 零风险]\n  except: [不承诺保本]\n",
            "number: {check: declared_rat, within: sentence}\n", "did you mean \"declared_rate\"?"},
        Row{"a key of another check", "forbid:\n  any: [保本, 零风险]\n  except: [不承诺保本]\n",
            "number: {check: declared_rate, of: rate}\n", "\"of\""},
        Row{"a question without words", "forbid:\n  any: [保本, 零风险]\n  except: [不承诺保本]\n",
            "ask: {question: 是否}\n", "expected the key \"any\" in ask"},
        Row{"words without a question", "forbid:\n  any: [保本, 零风险]\n  except: [不承诺保本]\n",
            "ask: {any: [低至]}\n", "expected the key \"question\" in ask"},
        Row{"an unknown fact in a test", "[本产品保本]", "[{text: 保本, facts: {rate: \"1\"}}]",
            "14:34: expected rate: one of product"},
        Row{"a wrong fact in a test", "[本产品保本]",
            "[{text: 保本, facts: {annual_rate_max: high}}]",
            "14:45: expected annual_rate_max: a decimal as text"},
        Row{"no hit", "  hit: [本产品保本]\n", "", "hit"},
        Row{"no miss", "  miss: [不承诺保本]\n", "", "miss"},
        Row{"an empty list of hits", "[本产品保本]", "[]", "expected a list of at least one text"},
        Row{"an end before the start", "{from: 2021-04-29}",
            "{from: 2021-04-29, until: 2021-01-01}", "expected a last day on or after 2021-04-29"},
        Row{"no date", "{from: 2021-04-29}", "{from: soon}", "8:"});
    INFO(row.name);
    auto const found = faults(with(row.line, row.replacement));
    INFO(found);
    CHECK(found.starts_with("packs/a.yaml:"));
    CHECK(found.find(row.fault) != std::string::npos);
}

TEST_CASE("questions, nearness, patterns, figures and tests with facts read as they are written") {
    auto const read = [](std::string const& condition) {
        auto const text =
            with("forbid:\n  any: [保本, 零风险]\n  except: [不承诺保本]\n", condition);
        INFO(faults(text));
        auto const rules = rulebook::parse_rules(text, "packs/a.yaml", statutes());
        REQUIRE(rules);
        return rules->front();
    };
    auto const asked = read(
        "ask: {any: [{pattern: \"最快[0-9]分钟\"}], question: 是否属实？, near: {words: [放款], "
        "within: sentence}}\n");
    CHECK(asked.kind == rulebook::RuleKind::ask);
    CHECK(asked.question == "是否属实？");
    CHECK(asked.any.front().is_pattern);
    CHECK(asked.any.front().mark == yaml::Mark{9, 13});
    CHECK(asked.near.front() == rulebook::Phrase("放款"));
    CHECK(asked.within == rulebook::Within::sentence);
    auto const number =
        read("number: {check: same_everywhere, of: rate, label: [年化利率]}\n").number;
    CHECK(number.check == rulebook::Check::same_everywhere);
    CHECK(number.of == rulebook::Measure::rate);
    CHECK(number.label == std::vector<std::string>{"年化利率"});
}

TEST_CASE("a rule that ends before its statute does may cite it") {
    CHECK(faults(with(
              "{statute: ad_law, article: \"25(1)\"}]\napplies: {product: [wealth_management, "
              "fund], audience: any}\neffective: {from: 2021-04-29}",
              "{statute: old_notice}]\neffective: {from: 2010-01-01, until: 2020-09-30}")) == "");
    CHECK(faults(with(
              "{statute: ad_law, article: \"25(1)\"}]\napplies: {product: [wealth_management, "
              "fund], audience: any}\neffective: {from: 2021-04-29}",
              "{statute: old_notice}]\neffective: {from: 2010-01-01, until: 2020-10-01}")) != "");
}

TEST_CASE("all faults of a file come out together, sorted by place") {
    auto const rules = rulebook::parse_rules("rule: A\nright: x\n---\nrule: b\nseverity: y\n",
                                             "packs/a.yaml", statutes());
    REQUIRE_FALSE(rules);
    CHECK(rules.error().size() > 10);
    CHECK(rules.error().front().where.starts_with("packs/a.yaml:1:"));
}

TEST_CASE("an empty file is not an empty pack") {
    CHECK(faults("") != "");
}

#include <catch2/catch.hpp>

#include "screening/screen.hpp"

using namespace yingshen;

namespace {

rulebook::Rule good() {
    rulebook::Rule rule{};
    rule.id = "r.good";
    rule.from = {2026, 9, 30};
    rule.until = base::Date{2026, 12, 31};
    rule.applies = {.product = {words::Product::fund},
                    .channel = {words::Channel::wechat},
                    .audience = {words::Audience::minors},
                    .kind = {words::Kind::new_product}};
    rule.any = {"保本"};
    rule.except = {"不保本"};
    rule.test_hits = {"保本"};
    rule.test_misses = {"不保本"};
    rule.file = "packs/a.yaml";
    rule.mark = {3, 1};
    return rule;
}

std::vector<std::string> lint(std::vector<rulebook::Rule> const& rules) {
    std::vector<std::string> lines;
    for (auto const& fault : screening::lint(rules, {}))
        lines.push_back(to_string(fault));
    return lines;
}

std::string only(std::vector<rulebook::Rule> const& rules) {
    auto const lines = lint(rules);
    CHECK(lines.size() == 1);
    return lines.empty() ? "" : lines.front();
}

}  // namespace

TEST_CASE("a rule is tested as a submission that it applies to, on its first day") {
    CHECK(lint({good()}).empty());
}

TEST_CASE("a hit that does not hit and a miss that hits are faults at the rule's place") {
    auto rule = good();
    rule.test_hits.push_back("不保本");
    rule.test_misses.push_back("今保本了");
    auto const lines = lint({rule});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] ==
          "packs/a.yaml:3:1: expected rule r.good to hit \"不保本\", but found no finding");
    CHECK(lines[1] ==
          "packs/a.yaml:3:1: expected rule r.good to miss \"今保本了\", but found a finding at "
          "\"保本\"");
}

TEST_CASE(
    "what is tried out of a rule is judged in its place, and what both get wrong is told once") {
    auto tried = good();
    tried.shadow = true;
    tried.any.emplace_back("零风险");
    CHECK(lint({good(), tried}).empty());
    auto other = good();
    other.id = "r.other";
    other.any = {"零风险"};
    other.except = {};
    other.test_hits = {"零风险"};
    other.mark = {40, 1};
    CHECK(lint({good(), other}).empty());
    tried.except = {};
    tried.test_misses = {"稳健"};
    CHECK(only({good(), other, tried})
              .starts_with("packs/a.yaml:40:1: expected a rule that finds something of its own, "
                           "but found r.other"));
    auto wrong = good();
    wrong.test_hits = {"稳健"};
    auto tried_wrong = wrong;
    tried_wrong.shadow = true;
    CHECK(only({wrong, tried_wrong}).find("to hit \"稳健\"") != std::string::npos);
    // In shadow both, they are one rule twice.
    auto both = good();
    both.shadow = true;
    CHECK(only({both, both}).find("each rule once") != std::string::npos);
}

TEST_CASE("a repeated id is a fault") {
    auto second = good();
    second.mark = {20, 1};
    CHECK(only({good(), second}) ==
          "packs/a.yaml:20:1: expected each rule once, but found \"r.good\" again, first at "
          "packs/a.yaml:3:1");
}

TEST_CASE(
    "a literal that another one contains is a fault, unless an exception makes it necessary") {
    auto rule = good();
    rule.any = {"保本", "保本保息"};
    CHECK(lint({rule}).empty());
    rule.except = {};
    rule.test_misses = {"x"};
    CHECK(only({rule}).find("\"保本保息\", which \"保本\" already covers") != std::string::npos);
    rule.any = {"ok保本", "ＯＫ保本"};
    rule.test_hits = {"OK保本"};
    CHECK(only({rule}).find("\"ＯＫ保本\", which \"ok保本\" already covers") != std::string::npos);
}

TEST_CASE("an exception that hides a literal everywhere is a fault") {
    auto rule = good();
    rule.any = {"保本", "零风险"};
    rule.except = {"保本", "不保本"};
    rule.test_hits = {"零风险"};
    CHECK(only({rule}).find(
              "no exception hides everywhere, but found \"保本\" in any and in except") !=
          std::string::npos);
}

TEST_CASE("an exception that has nothing to except, or stands twice, is a fault") {
    auto rule = good();
    rule.except = {"不保本", "不保金"};
    CHECK(only({rule}).find(
              "exceptions of r.good that contain one of its literals, but found \"不保金\"") !=
          std::string::npos);
    rule.except = {"不保本", "不保本"};
    CHECK(only({rule}).find("\"不保本\" again") != std::string::npos);
}

TEST_CASE("a pattern whose words another phrase covers is a fault at its place") {
    auto rule = good();
    rulebook::Phrase pattern("保本(保息)?");
    pattern.is_pattern = true;
    pattern.mark = {9, 14};
    rule.any = {"保本", pattern};
    rule.except = {};
    rule.test_misses = {"x"};
    CHECK(
        only({rule}) ==
        "packs/a.yaml:9:14: expected literals of r.good that do not contain each other, but found "
        "\"保本(保息)?\", which \"保本\" already covers");
}

TEST_CASE("a requirement that each of its conditions fulfils by itself is a fault") {
    auto rule = good();
    rule.kind = rulebook::RuleKind::require;
    rule.when = {"日利率", "月息"};
    rule.any = {"利率"};
    rule.except = {};
    rule.test_hits = {"月息"};
    rule.test_misses = {"日利率"};
    CHECK(lint({rule}).empty());
    rule.any = {"利率", "息"};
    CHECK(lint({rule}).front().find("\"日利率\", which fulfils the rule by itself") !=
          std::string::npos);
}

TEST_CASE("a near word that is looked for itself is a fault") {
    auto rule = good();
    rule.near = {"保本", "收益"};
    rule.within = rulebook::Within::sentence;
    rule.test_hits = {"保本收益"};
    CHECK(only({rule}).find("\"保本\" in any and in near") != std::string::npos);
}

TEST_CASE("a rule that says what another says is told once, at the narrower or later one") {
    auto first = good();
    auto second = good();
    second.id = "r.second";
    second.mark = {20, 1};
    CHECK(only({first, second}) ==
          "packs/a.yaml:20:1: expected a rule that says something of its own, but found r.second, "
          "which says the same as r.good at packs/a.yaml:3:1");
    first.applies.product = {words::Product::fund, words::Product::insurance};
    CHECK(only({second, first}).starts_with("packs/a.yaml:20:1:"));
    second.applies.product = {words::Product::deposit};
    CHECK(lint({first, second}).empty());
}

TEST_CASE("a rule whose words another of its right finds too is a fault at the hidden one") {
    auto wide = good();
    auto narrow = good();
    narrow.id = "r.narrow";
    narrow.mark = {20, 1};
    narrow.any = {"保本保息", "保本金"};
    narrow.test_hits = {"保本保息"};
    wide.except = narrow.except = {};
    wide.test_misses = narrow.test_misses = {"x"};
    CHECK(only({narrow, wide}).find("r.narrow, whose words r.good at packs/a.yaml:3:1 finds too") !=
          std::string::npos);
    SECTION("for another right it has a reason of its own") {
        narrow.right = words::Right::fair_trade;
        CHECK(lint({narrow, wide}).empty());
    }
    SECTION("a more severe rule is not hidden") {
        wide.severity = words::Severity::advisory;
        CHECK(lint({narrow, wide}).empty());
    }
    SECTION("words that the other excepts are its own") {
        wide.except = {"不保本"};
        CHECK(lint({narrow, wide}).empty());
    }
}

TEST_CASE("calculations are only compared with the same calculation") {
    auto rate = good();
    rate.kind = rulebook::RuleKind::number;
    rate.any = rate.except = {};
    rate.number = {.check = rulebook::Check::annual_rate_missing, .label = {}};
    rate.test_hits = {"日利率0.05%"};
    rate.test_misses = {"年化利率18%"};
    auto dates = rate;
    dates.id = "r.dates";
    dates.number = {.check = rulebook::Check::declared_rate, .label = {}};
    rulebook::Trial declared("年化利率18%");
    declared.facts = {{"annual_rate_max", {"15"}}};
    dates.test_hits = {declared};
    CHECK(lint({rate, dates}).empty());
    auto again = rate;
    again.id = "r.again";
    CHECK(only({rate, again}).find("r.again, which says the same as r.good") != std::string::npos);
}

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

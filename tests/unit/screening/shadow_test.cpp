#include <catch2/catch.hpp>

#include "screening/screen.hpp"

using namespace yingshen;
using namespace yingshen::screening;

TEST_CASE("what a rule in shadow finds is shown only where it is asked for") {
    rulebook::Rule word{};
    word.id = "word";
    word.from = {2020, 1, 1};
    word.any = {"稳赚"};
    auto shadow = word;
    shadow.id = "shadow";
    shadow.any = {"稳赚不赔"};
    shadow.shadow = true;
    rulebook::Rule number{};
    number.id = "shadow.number";
    number.kind = rulebook::RuleKind::number;
    number.from = {2020, 1, 1};
    number.number.check = rulebook::Check::annual_rate_missing;
    number.shadow = true;
    Matcher const matcher({word, shadow, number}, {});
    Subject subject;
    subject.on = {2026, 11, 23};
    auto const text = "稳赚不赔，日利率0.05%";
    auto const shown = matcher.screen(text, subject).findings;
    REQUIRE(shown.size() == 1);
    CHECK(shown.front().rule == "word");
    CHECK(matcher.screen(text, subject, Shadow::included).findings.size() == 3);
}

TEST_CASE("the tests of a rule in shadow are run") {
    rulebook::Rule rule{};
    rule.id = "shadow";
    rule.from = {2020, 1, 1};
    rule.any = {"稳赚"};
    rule.shadow = true;
    rule.test_hits = {"稳赚不赔"};
    rule.test_misses = {"稳健"};
    CHECK(lint({rule}, {}).empty());
    rule.test_hits = {"稳健"};
    CHECK_FALSE(lint({rule}, {}).empty());
}

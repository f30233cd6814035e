#include "words/facts.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;

namespace {
auto read(char const* text) {
    return words::read_facts(*base::parse_json(text), "facts");
}
}  // namespace

TEST_CASE("declared facts read, sort and print back") {
    auto const facts = read(
        R"({"product":"consumer_loan","channels":["wechat","sms","wechat"],"annual_rate_min":"3.6","go_live":"2026-12-01"})");
    REQUIRE(facts);
    CHECK(
        base::canonical(words::to_json(*facts)) ==
        R"({"annual_rate_min":"3.6","channels":["sms","wechat"],"go_live":"2026-12-01","product":"consumer_loan"})");
    CHECK(words::product_of(*facts) == words::Product::consumer_loan);
}

TEST_CASE("every wrong fact is reported at once, with its field") {
    auto const facts = read(
        R"({"product":"loan","go_live":"2026-02-30","annual_rate_min":7.2,"channels":[],"colour":"red"})");
    REQUIRE_FALSE(facts);
    REQUIRE(facts.error().size() == 5);
    CHECK(facts.error()[1].where == "facts.go_live");
    CHECK(to_string(facts.error()[3])
              .starts_with("facts.channels: expected a list of one of branch_network"));
}

TEST_CASE("a list where one word is wanted is called a list") {
    auto const facts = read(R"({"product":["deposit"],"channels":[]})");
    REQUIRE_FALSE(facts);
    REQUIRE(facts.error().size() == 2);
    CHECK(facts.error()[0].found == "a list");
    CHECK(facts.error()[1].found == "an empty list");
}

TEST_CASE("dates and rates are in order") {
    auto const facts = read(
        R"({"go_live":"2026-12-02","take_down":"2026-12-01","annual_rate_min":"10","annual_rate_max":"9.5"})");
    REQUIRE_FALSE(facts);
    CHECK(facts.error().size() == 2);
}

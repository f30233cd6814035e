#include "screening/limits.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;

TEST_CASE("a rule applies from its first day to its last, and not while it is switched off") {
    std::vector<rulebook::Rule> rules(4);
    for (auto& rule : rules)
        rule.from = {2026, 1, 10};
    rules[1].until = base::Date{2026, 1, 20};
    rules[2].off.emplace().until = {2026, 1, 15};
    rules[3].applies.product = {words::Product::credit_card};
    screening::Limits const limits(rules);
    auto const shown = [&](base::Date on, std::string const& product) {
        screening::Applying applying(
            limits, rulebook::declared(words::Kind::marketing_material, {{"product", {product}}}),
            on);
        std::string out;
        for (std::uint32_t rule = 0; rule < rules.size(); ++rule)
            out += applying(rule) ? 'x' : '-';
        return out;
    };
    CHECK(shown({2026, 1, 9}, "credit_card") == "----");
    CHECK(shown({2026, 1, 10}, "credit_card") == "xx-x");
    CHECK(shown({2026, 1, 15}, "credit_card") == "xx-x");
    CHECK(shown({2026, 1, 16}, "deposit") == "xxx-");
    CHECK(shown({2026, 1, 20}, "deposit") == "xxx-");
    CHECK(shown({2026, 1, 21}, "deposit") == "x-x-");
}

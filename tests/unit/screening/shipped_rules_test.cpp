#include "shipped.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "base/json.hpp"
#include "screening/screen.hpp"

using namespace yingshen;
using screening::Matcher;
using screening::Subject;

namespace {

struct Sample {
    std::string text;
    std::string product;
    std::string provenance;
    std::vector<std::string> rules;
};

std::vector<Sample> samples(std::string const& file) {
    std::vector<Sample> out;
    for (auto const& line : screening::data_lines(file)) {
        auto const json = *base::parse_json(line);
        auto const text = [&](char const* key) { return *json.find(key)->as_string(); };
        Sample sample{text("text"), text("product"), text("provenance"), {}};
        if (auto const* rules = json.find("rules")) {
            for (auto const& rule : *rules->as_array())
                sample.rules.push_back(*rule.as_string());
        }
        out.push_back(std::move(sample));
    }
    return out;
}

Subject declared(std::string const& product) {
    return {words::Kind::marketing_material, {{"product", {product}}}, screening::test_day};
}

std::vector<std::string> substantive(Matcher const& matcher, std::string const& text,
                                     Subject const& subject) {
    std::vector<std::string> out;
    for (auto const& finding : matcher.screen(text, subject).findings) {
        if (finding.severity == words::Severity::substantive)
            out.push_back(finding.rule + " at " + finding.text);
    }
    return out;
}

}  // namespace

TEST_CASE("the shipped rules load, are enough, and pass their own tests") {
    auto const book = screening::shipped_rulebook();
    CHECK(book.rules.size() >= 20);
    std::size_t items = 0;
    for (auto const& [id, checklist] : book.checklists)
        items += checklist.items.size();
    CHECK(items >= 60);
    for (auto const& fault : screening::lint(book.rules, book.statutes))
        FAIL_CHECK(to_string(fault));
}

TEST_CASE("every right, suitability and elderly-friendliness has its own questions") {
    auto const book = screening::shipped_rulebook();
    auto const all =
        items(book, "eight_rights_and_suitability", words::Kind::marketing_material, {});
    for (auto const& right : words::all<words::Right>()) {
        INFO(right.name);
        CHECK(std::ranges::count(all, right.value, &rulebook::Item::right) >= 3);
    }
}

TEST_CASE("a loan by SMS is asked what concerns it, and not everything") {
    auto const book = screening::shipped_rulebook();
    words::FactSet const facts{
        {"product", {"consumer_loan"}}, {"channels", {"sms"}}, {"audience", {"general"}}};
    auto const center =
        items(book, "eight_rights_and_suitability", words::Kind::marketing_material, facts);
    CHECK(center.size() >= 25);
    CHECK(center.size() <= 30);
    auto const asks = [&](char const* id) {
        return std::ranges::count(center, id, &rulebook::Item::id) == 1;
    };
    CHECK(asks("information.annual_rate_shown"));
    CHECK_FALSE(asks("information.benchmark_basis"));
    CHECK_FALSE(asks("elderly.large_type"));
    auto const basics = items(book, "pre_review_basics", words::Kind::marketing_material, facts);
    CHECK(basics.size() >= 8);
    CHECK(basics.size() <= 10);
}

TEST_CASE("repealed instruments are listed, and nothing cites them") {
    auto const book = screening::shipped_rulebook();
    auto const* repealed = book.statutes.find("fund_promo_2008_2");
    REQUIRE(repealed != nullptr);
    CHECK(repealed->until == base::Date{2020, 9, 30});
    auto const refused = rulebook::parse_rules(
        "rule: fund.old\nright: information\nseverity: substantive\ntitle: 题\nadvice: 改\n"
        "basis: [{statute: fund_promo_2008_2}]\neffective: {from: 2026-01-01}\nforbid: {any: "
        "[甲]}\n"
        "tests: {hit: [甲], miss: [乙]}\n",
        "packs/x.yaml", book.statutes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().front().found ==
          "fund_promo_2008_2, in force from 2008-01-21 to 2020-09-30");
}

TEST_CASE("compliant texts give no substantive finding") {
    auto const book = screening::shipped_rulebook();
    Matcher const matcher(book.rules, book.statutes);
    auto const rows = samples("compliant.jsonl");
    REQUIRE(rows.size() >= 40);
    for (auto const& row : rows) {
        INFO(row.text);
        CHECK(substantive(matcher, row.text, declared(row.product)) == std::vector<std::string>{});
        if (row.provenance == "own") continue;
        CHECK(substantive(matcher, row.text,
                          {words::Kind::marketing_material, {}, screening::test_day}) ==
              std::vector<std::string>{});
    }
}

TEST_CASE("known violations are found by the rules that are meant to find them") {
    auto const book = screening::shipped_rulebook();
    Matcher const matcher(book.rules, book.statutes);
    for (auto const& row : samples("violations.jsonl")) {
        INFO(row.text);
        REQUIRE_FALSE(row.rules.empty());
        auto const found = matcher.screen(row.text, declared(row.product)).findings;
        for (auto const& rule : row.rules) {
            INFO(rule);
            CHECK(std::ranges::any_of(found,
                                      [&](auto const& finding) { return finding.rule == rule; }));
        }
    }
}

#include "rulebook/comparison.hpp"

#include <catch2/catch.hpp>

#include "rulebook/rulebook.hpp"

using namespace yingshen;
using rulebook::parse_comparison;

namespace {

std::string first_fault(std::string const& text) {
    auto const words = parse_comparison(text, "comparison.yaml");
    if (words) return "none";
    auto const& fault = words.error().front();
    return fault.where + ": expected " + fault.expected + ", but found " + fault.found;
}

}  // namespace

TEST_CASE("comparison words are read in the order of the file") {
    auto const words = parse_comparison(
        "comparison:\n  superlatives: [最佳, 唯一]\n  warnings: [有风险]\n", "comparison.yaml");
    REQUIRE(words.has_value());
    CHECK(words->superlatives == std::vector<std::string>{"最佳", "唯一"});
    CHECK(words->warnings == std::vector<std::string>{"有风险"});
}

TEST_CASE("a wrong file of comparison words is refused at the place") {
    struct Row {
        char const* name;
        char const* text;
        char const* fault;
    };
    for (auto const& row : std::initializer_list<Row>{
             {"nothing", "", "comparison.yaml:1:1: expected one document, but found 0 documents"},
             {"no warnings", "comparison: {superlatives: [最佳]}",
              "comparison.yaml:1:13: expected the key \"warnings\" in comparison, but found none"},
             {"an empty list", "comparison: {superlatives: [], warnings: [有风险]}",
              "comparison.yaml:1:28: expected a list of 1 to 512 texts, but found an empty list"},
             {"a word twice", "comparison: {superlatives: [最佳, 最佳], warnings: [有风险]}",
              "comparison.yaml:1:33: expected each text once, but found \"最佳\" again"},
             {"a list in a list", "comparison: {superlatives: [[最佳]], warnings: [有风险]}",
              "comparison.yaml:1:29: expected a text of 1 to 64 characters, but found a list"},
             {"an unknown key",
              "comparison: {superlatives: [最佳], warnings: [有风险], rates: [年化]}",
              "comparison.yaml:1:51: expected a key of comparison: superlatives, warnings, but "
              "found the unknown key \"rates\""},
         }) {
        INFO(row.name);
        CHECK(first_fault(row.text) == row.fault);
    }
}

TEST_CASE("a rules folder has at most one file of comparison words") {
    std::string const words = "comparison: {superlatives: [最佳], warnings: [有风险]}";
    std::string const statutes = "statutes:\n  - {statute: law, title: 《法》, from: 2020-01-01}\n";
    auto const one = rulebook::parse_rulebook(
        {{"statutes.yaml", statutes}, {"comparison.yaml", words}}, {2026, 1, 1});
    REQUIRE(one.has_value());
    CHECK(one->comparison.superlatives == std::vector<std::string>{"最佳"});
    CHECK(rulebook::parse_rulebook({{"statutes.yaml", statutes}}, {2026, 1, 1})
              ->comparison.superlatives.empty());
    auto const two = rulebook::parse_rulebook(
        {{"statutes.yaml", statutes}, {"comparison.yaml", words}, {"x/comparison.yaml", words}},
        {2026, 1, 1});
    REQUIRE_FALSE(two.has_value());
}

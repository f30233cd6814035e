#include "screening/measure.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using namespace yingshen::screening;

namespace {

Finding finding(std::size_t byte_begin, std::size_t byte_end, FindingKind kind,
                words::Severity severity) {
    Finding out{};
    out.kind = kind;
    out.severity = severity;
    out.span = {0, 0, byte_begin, byte_end};
    return out;
}

Outcome judged(bool violation, std::vector<std::string> words, std::vector<Finding> findings) {
    return judge({.id = "t",
                  .text = "ab cd ab",
                  .subject = {},
                  .violation = violation,
                  .right = std::nullopt,
                  .words = std::move(words)},
                 {std::move(findings), {}});
}

constexpr auto found = FindingKind::found;
constexpr auto asked = FindingKind::asked;
constexpr auto substantive = words::Severity::substantive;
constexpr auto advisory = words::Severity::advisory;

}  // namespace

TEST_CASE("a violation is found where a finding has a character in common with its words") {
    CHECK(judged(true, {"cd"}, {finding(3, 4, found, advisory)}) == Outcome::found);
    CHECK(judged(true, {"cd"}, {finding(0, 3, found, substantive)}) == Outcome::missed);
    CHECK(judged(true, {"cd"}, {finding(3, 3, found, substantive)}) == Outcome::missed);
    CHECK(judged(true, {"ab"}, {finding(7, 8, found, substantive)}) == Outcome::found);
    CHECK(judged(true, {}, {finding(0, 0, found, substantive)}) == Outcome::found);
    CHECK(judged(true, {}, {}) == Outcome::missed);
}

TEST_CASE("a question counts for a violation only where there is no verdict") {
    CHECK(judged(true, {"cd"}, {finding(3, 5, asked, advisory)}) == Outcome::asked);
    CHECK(judged(true, {"cd"}, {finding(3, 5, asked, advisory), finding(3, 5, found, advisory)}) ==
          Outcome::found);
}

TEST_CASE("only a substantive verdict is a false alarm") {
    CHECK(judged(false, {}, {}) == Outcome::clean);
    CHECK(judged(false, {}, {finding(0, 2, found, advisory)}) == Outcome::clean);
    CHECK(judged(false, {}, {finding(0, 2, asked, substantive)}) == Outcome::clean);
    CHECK(judged(false, {}, {finding(0, 2, found, substantive)}) == Outcome::extra);
}

TEST_CASE("precision and recall are exact fractions, and none is made of nothing") {
    Tally tally;
    CHECK(tally.precision() == "—");
    CHECK(tally.recall() == "—");
    for (auto const outcome : {Outcome::found, Outcome::found, Outcome::asked, Outcome::missed,
                               Outcome::clean, Outcome::extra})
        tally.count(outcome);
    CHECK(tally.violations() == 4);
    CHECK(tally.precision() == "2/3 (66.7%)");
    CHECK(tally.recall() == "3/4 (75.0%)");
}

#include "screening/align.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yingshen::screening;

namespace {

constexpr std::uint32_t seed = 20261123;
using Sequence = std::vector<std::uint32_t>;

Sequence random_sequence(std::mt19937& engine, std::size_t length, std::uint32_t letters) {
    Sequence out;
    for (; length > 0; --length)
        out.push_back(static_cast<std::uint32_t>(engine() % letters));
    return out;
}

/// Runs are equal on both sides, rise, and no two touch on both sides.
void check_runs(Sequence const& a, Sequence const& b, std::vector<Run> const& runs) {
    Run last{0, 0, 0};
    for (auto const& run : runs) {
        REQUIRE(run.length > 0);
        REQUIRE(run.a + run.length <= a.size());
        REQUIRE(run.b + run.length <= b.size());
        for (std::uint32_t i = 0; i < run.length; ++i)
            REQUIRE(a[run.a + i] == b[run.b + i]);
        REQUIRE(run.a >= last.a + last.length);
        REQUIRE(run.b >= last.b + last.length);
        bool const touches = run.a == last.a + last.length && run.b == last.b + last.length;
        REQUIRE((!touches || last.length == 0));
        last = run;
    }
}

std::size_t common(std::vector<Run> const& runs) {
    std::size_t sum = 0;
    for (auto const& run : runs)
        sum += run.length;
    return sum;
}

/// The length of the longest common subsequence, by the textbook's table.
std::size_t longest(Sequence const& a, Sequence const& b) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (auto const value : a) {
        std::size_t diagonal = 0;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const above = row[j];
            row[j] = value == b[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
            diagonal = above;
        }
    }
    return row.back();
}

}  // namespace

TEST_CASE("an alignment of small sequences is as long as the longest common subsequence") {
    std::mt19937 engine(seed);
    for (int i = 0; i < 3000; ++i) {
        auto const letters = static_cast<std::uint32_t>(1 + engine() % 6);
        auto const a = random_sequence(engine, engine() % 40, letters);
        auto const b = random_sequence(engine, engine() % 40, letters);
        INFO("seed " << seed << ", pair " << i);
        auto const runs = align(a, b);
        check_runs(a, b, runs);
        CHECK(common(runs) == longest(a, b));
    }
}

TEST_CASE(
    "rows that occur once hold long texts together where the edits are too many for exactness") {
    std::mt19937 engine(seed);
    auto const a = random_sequence(engine, 40'000, 3000);
    auto b = a;
    for (std::size_t i = 10; i < b.size(); i += 25)
        b[i] = 5000;
    auto const runs = align(a, b);
    check_runs(a, b, runs);
    CHECK(common(runs) == a.size() - 1600);
}

TEST_CASE(
    "sequences with nothing in common, or hardly anything but repetition, end within the bounds") {
    Sequence const ones(300'000, 1);
    Sequence const twos(300'000, 2);
    CHECK(align(ones, twos).empty());
    CHECK(align(ones, {}).empty());
    std::mt19937 engine(seed);
    auto const a = random_sequence(engine, 300'000, 2);
    auto const b = random_sequence(engine, 300'000, 2);
    check_runs(a, b, align(a, b));
    auto sprinkled = ones;
    auto other = ones;
    for (std::size_t i = 100; i < ones.size(); i += 400) {
        sprinkled[i] = 2;
        other[i] = 3;
    }
    check_runs(sprinkled, other, align(sprinkled, other));
}

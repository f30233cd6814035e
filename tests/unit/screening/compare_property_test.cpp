#include <catch2/catch.hpp>

#include <algorithm>

#include "random_text.hpp"
#include "screening/compare.hpp"
#include "screening/fold.hpp"
#include "screening/unread.hpp"

using namespace yingshen;
using namespace yingshen::screening;

namespace {

constexpr std::uint32_t seed = 20261123;
rulebook::ComparisonWords const lexicon{{"最佳", "唯一"}, {"有风险"}};

/// The text without blanks and without the extents, half width.
std::u32string without(std::u32string const& text, std::vector<Extent> const& extents) {
    std::vector<bool> out(text.size(), false);
    for (auto const& extent : extents)
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(extent.begin),
                  out.begin() + static_cast<std::ptrdiff_t>(extent.end), true);
    std::u32string left;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!out[i] && !is_blank(text[i])) left += fold_width(text[i]);
    }
    return left;
}

struct Sides {
    std::vector<Extent> was;
    std::vector<Extent> now;
};

Sides sides(std::vector<Difference> const& found, auto wanted) {
    Sides out;
    for (auto const& difference : found) {
        if (!wanted(difference.kind)) continue;
        out.was.push_back(difference.in_reviewed);
        out.now.push_back(difference.in_final);
    }
    return out;
}

std::u32string edited(TextDice& dice, std::u32string text) {
    for (auto left = 1 + dice.below(4); left > 0; --left)
        text = TextDice::applied(text, dice.edit(text, dice.below(3) == 0 ? 60 : 6));
    return text;
}

std::u32string digits(std::u32string const& text) {
    std::u32string out;
    for (auto const point : text) {
        if (auto const value = fold_width(point); value >= U'0' && value <= U'9') out += value;
    }
    return out;
}

}  // namespace

TEST_CASE("a text compared with itself has no difference") {
    TextDice dice(seed);
    for (int i = 0; i < 500; ++i) {
        auto const text = utf8(dice.text(1 + dice.below(20)));
        CHECK(compare(text, text, lexicon).empty());
    }
}

TEST_CASE("taking every difference out of both texts leaves the same words") {
    TextDice dice(seed);
    auto const any = [](DifferenceKind) { return true; };
    for (int i = 0; i < 3000; ++i) {
        auto const was = dice.text(1 + dice.below(12));
        auto const now = dice.below(10) == 0 ? dice.text(1 + dice.below(12)) : edited(dice, was);
        INFO("seed " << seed << ", pair " << i << "\n" << utf8(was) << "\n----\n" << utf8(now));
        auto const found = compare(utf8(was), utf8(now), lexicon);
        if (!found.empty() && found.front().kind == DifferenceKind::not_comparable) continue;
        auto const [in_was, in_now] = sides(found, any);
        REQUIRE(without(was, in_was) == without(now, in_now));
    }
}

TEST_CASE(
    "every digit of the final is in an added, changed or moved place, or stood there before") {
    TextDice dice(seed + 1);
    auto const counts = [](DifferenceKind kind) {
        return kind == DifferenceKind::added_rate || kind == DifferenceKind::added_number ||
               kind == DifferenceKind::changed_number || kind == DifferenceKind::moved_text;
    };
    for (int i = 0; i < 3000; ++i) {
        auto const was = dice.text(1 + dice.below(12));
        auto const now = edited(dice, was);
        INFO("seed " << seed + 1 << ", pair " << i << "\n" << utf8(was) << "\n----\n" << utf8(now));
        auto const found = compare(utf8(was), utf8(now), lexicon);
        if (!found.empty() && found.front().kind == DifferenceKind::not_comparable) continue;
        // The digits that no difference of numbers covers stand in the reviewed text, in order.
        auto const kept = digits(without(now, sides(found, counts).now));
        auto const before = digits(was);
        auto at = before.begin();
        for (auto const digit : kept) {
            at = std::find(at, before.end(), digit);
            REQUIRE(at != before.end());
            ++at;
        }
    }
}

TEST_CASE("a rate put between sentences is always listed first") {
    TextDice dice(seed + 2);
    for (int i = 0; i < 1000; ++i) {
        auto const was = dice.text(1 + dice.below(8));
        auto place = dice.below(was.size() + 1);
        while (place > 0 && was[place - 1] != U'。')
            --place;
        auto const now = TextDice::applied(was, {place, place, U"新客44.44%。"});
        INFO("seed " << seed + 2 << ", pair " << i);
        auto const found = compare(utf8(was), utf8(now), lexicon);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().kind == DifferenceKind::added_rate);
        CHECK(found.front().now == "44.44%");
    }
}

TEST_CASE("two megabyte texts that share nothing are compared") {
    TextDice dice(seed + 3);
    std::u32string was;
    std::u32string now;
    while (was.size() < 350'000)
        was += dice.text(50);
    while (now.size() < 350'000)
        now += dice.text(50);
    auto const found = compare(utf8(was), utf8(now), lexicon);
    auto const [in_was, in_now] = sides(found, [](DifferenceKind) { return true; });
    CHECK(without(was, in_was) == without(now, in_now));
}

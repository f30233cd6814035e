#include "screening/carry.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "random_text.hpp"
#include "screening/fold.hpp"

using namespace yingshen::screening;

namespace {

constexpr std::uint32_t seed = 20261123;

std::u32string half_width(std::u32string text) {
    for (auto& point : text)
        point = fold_width(point);
    return text;
}

/// Where `words` stand in the new text by what was carried, or "touched".
std::string carried(std::string const& was, std::string const& now, std::string const& words) {
    auto const byte = was.find(words);
    REQUIRE(byte != std::string::npos);
    auto const begin = yingshen::base::count_code_points(was.substr(0, byte));
    auto const span =
        Change(was, now).carried({begin, begin + yingshen::base::count_code_points(words)});
    if (!span) return "touched";
    auto const points = yingshen::base::decode_utf8(now);
    auto const at = [&](std::size_t i) { return i == points.size() ? now.size() : points[i].byte; };
    return now.substr(at(span->begin), at(span->end) - at(span->begin));
}

}  // namespace

TEST_CASE("a span survives only where its whole sentence does") {
    std::string const was = "欢迎办理。本产品不保本；收益浮动，\n以实际为准。客服热线95588。";
    struct Row {
        char const* name;
        std::string now;
        bool survives;
    };
    for (auto const& row : std::initializer_list<Row>{
             {"nothing changed", was, true},
             {"another sentence changed",
              "诚邀办理。本产品不保本；收益浮动，\n以实际为准。客服热线95599。", true},
             {"a sentence put before",
              "今日上新。欢迎办理。本产品不保本；收益浮动，\n以实际为准。客服热线95588。", true},
             {"the sentence before removed",
              "本产品不保本；收益浮动，\n以实际为准。客服热线95588。", true},
             {"a word put before",
              "欢迎办理。谁说本产品不保本；收益浮动，\n以实际为准。客服热线95588。", false},
             {"a clause of the sentence removed",
              "欢迎办理。本产品不保本；\n以实际为准。客服热线95588。", false},
             {"the line of the sentence before it joined",
              "欢迎办理本产品不保本；收益浮动，\n以实际为准。客服热线95588。", false},
             {"the sentence behind it joined",
              "欢迎办理。本产品不保本；收益浮动，\n以实际为准，客服热线95588。", false},
             {"the sentence wrapped otherwise",
              "欢迎办理。本产品不保本；收益浮动，以实际为准。客服热线95588。", false},
             {"a digit of another width elsewhere",
              "欢迎办理。本产品不保本；收益浮动，\n以实际为准。客服热线９5588。", true},
             {"an unreadable byte anywhere",
              "欢迎办理。本产品不保本；收益浮动，\n以实际为准。客服热线95588。\xff", false},
         }) {
        INFO(row.name);
        CHECK(carried(was, row.now, "收益浮动") == (row.survives ? "收益浮动" : "touched"));
    }
}

TEST_CASE("a blank line that is lost joins two sentences") {
    CHECK(carried("不适用于\n\n本产品保本。", "不适用于\n\n本产品保本。好", "保本") == "保本");
    CHECK(carried("不适用于\n\n本产品保本。", "不适用于\n本产品保本。", "保本") == "touched");
}

TEST_CASE("a span outside the text never survives, an empty one does with its sentence") {
    Change const same("保本。", "保本。");
    CHECK(same.carried({1, 4}) == std::nullopt);
    CHECK(same.carried({2, 1}) == std::nullopt);
    CHECK(same.carried({0, 3}) == Extent{0, 3});
    CHECK(Change("保本。好。", "保本。坏。").carried({1, 1}) == Extent{1, 1});
    CHECK(Change("", "").carried({0, 0}) == std::nullopt);
}

TEST_CASE(
    "an edit within a span or its sentence never lets it survive, one elsewhere always does") {
    TextDice dice(seed);
    std::size_t touched = 0;
    std::size_t kept = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto const was = dice.text(2 + dice.below(6));
        auto const edit = dice.edit(was, 12);
        auto const now = TextDice::applied(was, edit);
        auto const begin = dice.below(was.size());
        Extent const span{begin, begin + dice.below(std::min<std::size_t>(was.size() - begin, 20))};
        INFO("seed " << seed << ", edit " << i << " at " << edit.begin << " to " << edit.end << "\n"
                     << utf8(was) << "\n----\n"
                     << utf8(now));
        auto const survived = Change(utf8(was), utf8(now)).carried(span);
        auto const all = sentences(half_width(was), SentenceEnd::blank_line);
        auto const last = span.begin < span.end ? span.end - 1 : span.begin;
        Extent around{0, 0};
        for (auto const& sentence : all) {
            if (sentence.begin <= span.begin) around.begin = sentence.begin;
            if (sentence.begin <= last) around.end = sentence.end;
        }
        auto const sentence = was.substr(around.begin, around.end - around.begin);
        if (survived) {
            ++kept;
            // Whatever was edited: the sentence is there, at that place.
            REQUIRE(now.substr(survived->begin - (span.begin - around.begin), sentence.size()) ==
                    sentence);
        }
        bool const changes = now != was;
        bool const overlaps = edit.begin < around.end && edit.end > around.begin;
        bool const inserts_within =
            edit.begin == edit.end && around.begin < edit.begin && edit.begin < around.end;
        bool const twice = now.find(sentence) != std::u32string::npos;
        if (changes && (overlaps || inserts_within) && !twice) {
            ++touched;
            REQUIRE_FALSE(survived.has_value());
        }
        // Far: two sentences lie between the edit and the sentence.
        auto const between = [&](std::size_t from, std::size_t to) {
            return std::ranges::count_if(
                all, [&](Extent const& one) { return one.begin >= from && one.end <= to; });
        };
        if (between(around.end, edit.begin) >= 2 || between(edit.end, around.begin) >= 2)
            REQUIRE(survived.has_value());
    }
    CHECK(touched > 2000);
    CHECK(kept > 2000);
}

#include "screening/compare.hpp"

#include <algorithm>
#include <tuple>

#include "screening/compare_marks.hpp"
#include "screening/fold.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

/// Why a text cannot be compared, or an empty text.
std::string unreadable(std::string_view side_zh, std::string_view text) {
    auto const unread = find_unread(Folded(text));
    if (unread.empty()) return {};
    return std::string(side_zh) + "：" + unread.front().text.zh;
}

/// The changed tokens of a hunk's side, in rows without a gap, each told of unless it was already.
template <class Tell>
void each_row(Marks& side, std::uint32_t from, std::uint32_t to, Tell tell) {
    while (from < to) {
        auto end = from;
        bool is_told = true;
        while (end < to && side.changed[end])
            is_told = side.told[end++] && is_told;
        if (!is_told) {
            tell(side.extent(from, end));
            side.tell(from, end);
        }
        from = std::max(end, from + 1);
    }
}

}  // namespace

/// A word is new where a part of it is, or where parts that stood apart meet in it.
void find_superlatives(Comparing& at, std::vector<std::string> const& words) {
    for (auto const& tokens : find_literals(at.b.text, words)) {
        auto const found = at.in_reviewed(tokens);
        auto const is_changed = [&](Marks const& side, std::uint32_t from, std::uint32_t to) {
            auto const end = side.changed.begin() + to;
            return std::find(side.changed.begin() + from, end, true) != end;
        };
        bool is_new = is_changed(at.b, tokens.begin, tokens.end);
        for (auto i = found.first; i < found.last; ++i) {
            auto const& hunk = at.hunks[i];
            is_new = is_new || (hunk.b0 == hunk.b1 && is_changed(at.a, hunk.a0, hunk.a1));
        }
        if (!is_new) continue;
        at.add(DifferenceKind::added_superlative, at.a.extent(found.range.begin, found.range.end),
               at.b.extent(tokens.begin, tokens.end));
        at.a.tell(found.range.begin, found.range.end);
        at.b.tell(tokens.begin, tokens.end);
    }
}

void find_other_text(Comparing& at) {
    for (auto const& hunk : at.hunks) {
        each_row(at.a, hunk.a0, hunk.a1, [&](Extent row) {
            at.add(DifferenceKind::removed_text, row, at.b.extent(hunk.b0, hunk.b0));
        });
        each_row(at.b, hunk.b0, hunk.b1, [&](Extent row) {
            at.add(DifferenceKind::added_text, at.a.extent(hunk.a1, hunk.a1), row);
        });
    }
}

std::vector<Difference> compare(std::string_view reviewed, std::string_view final_text,
                                rulebook::ComparisonWords const& words) {
    if (reviewed == final_text) return {};
    auto why = unreadable("送审稿", reviewed);
    if (why.empty()) why = unreadable("定稿", final_text);
    if (!why.empty()) return {{DifferenceKind::not_comparable, "", "", {}, {}, std::move(why)}};

    Lexicon lexicon;
    TokenText const a(reviewed, lexicon);
    TokenText const b(final_text, lexicon);
    Comparing at(a, b);
    find_moved(at);
    find_quantities(at);
    find_superlatives(at, words.superlatives);
    find_warnings(at, words.warnings);
    find_other_text(at);
    std::ranges::sort(at.found, {}, [](Difference const& found) {
        return std::tuple(found.kind, found.in_final.begin, found.in_reviewed.begin,
                          found.in_final.end, found.in_reviewed.end);
    });
    return std::move(at.found);
}

}  // namespace yingshen::screening

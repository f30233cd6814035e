#include <algorithm>
#include <map>
#include <string>

#include "screening/compare_marks.hpp"

namespace yingshen::screening {
namespace {

constexpr std::size_t moved_points_min = 4;

/// What is the same in two sentences that say the same.
using Wording = std::u32string;

Wording wording(TokenText const& text, TokenRange sentence) {
    Wording out;
    for (auto i = sentence.begin; i < sentence.end; ++i)
        out += static_cast<char32_t>(text.tokens[i].id);
    return out;
}

/// The sentences that stand wholly in hunks and are long enough to be known again.
std::vector<TokenRange> changed_sentences(Marks const& side) {
    std::vector<TokenRange> out;
    for (auto const& sentence : token_sentences(side.text)) {
        auto const from = side.changed.begin() + sentence.begin;
        auto const to = side.changed.begin() + sentence.end;
        auto const extent = side.extent(sentence.begin, sentence.end);
        if (extent.end - extent.begin >= moved_points_min && std::find(from, to, false) == to)
            out.push_back(sentence);
    }
    return out;
}

bool has_text(Marks const& side, std::uint32_t from, std::uint32_t to) {
    for (; from < to; ++from) {
        if (side.changed[from] && !side.text.tokens[from].is_quantity()) return true;
    }
    return false;
}

bool ends_sentence(TokenText const& text, std::uint32_t token) {
    auto const end = text.tokens[token].end;
    auto const next = token + 1 < text.tokens.size() ? text.tokens[token + 1].begin : end;
    auto const last = text.folded[end - 1];
    return last == U'。' || last == U'!' || last == U'?' ||
           text.folded.substr(end, next - end).find(U'\n') != std::u32string::npos;
}

/// Whether what was put directly before or behind the sentence is a sentence of its own, or became
/// a part of this one.
Comparing::Edges joined_edges(Comparing const& at, TokenRange sentence) {
    Comparing::Edges edges;
    auto const is_pure = [&](auto hunk, std::uint32_t place) {
        return hunk != at.hunks.end() && hunk->a0 == place && hunk->a1 == place;
    };
    auto const head = std::ranges::lower_bound(at.hunks, sentence.begin, {}, &Hunk::a1);
    edges.head = is_pure(head, sentence.begin) && !ends_sentence(at.b.text, head->b1 - 1);
    auto const tail = std::ranges::lower_bound(at.hunks, sentence.end, {}, &Hunk::a0);
    edges.tail = is_pure(tail, sentence.end) && !ends_sentence(at.b.text, tail->b0 - 1);
    return edges;
}

/// Whether more than numbers changed within the sentence.
bool is_reworded(Comparing const& at, TokenRange sentence, TokenRange now) {
    return has_text(at.a, sentence.begin, sentence.end) || has_text(at.b, now.begin, now.end);
}

}  // namespace

void find_moved(Comparing& at) {
    std::map<Wording, std::vector<TokenRange>> gone;
    for (auto const& sentence : changed_sentences(at.a))
        gone[wording(at.a.text, sentence)].push_back(sentence);
    for (auto& [words, places] : gone)
        std::ranges::reverse(places);
    for (auto const& now : changed_sentences(at.b)) {
        auto const found = gone.find(wording(at.b.text, now));
        if (found == gone.end() || found->second.empty()) continue;
        auto const was = found->second.back();
        found->second.pop_back();
        at.add(DifferenceKind::moved_text, at.a.extent(was.begin, was.end),
               at.b.extent(now.begin, now.end));
        at.a.settle(was.begin, was.end);
        at.b.settle(now.begin, now.end);
    }
}

void find_warnings(Comparing& at, std::vector<std::string> const& words) {
    auto const places = find_literals(at.a.text, words);
    auto place = places.begin();
    for (auto const& sentence : token_sentences(at.a.text)) {
        while (place != places.end() && place->end <= sentence.begin)
            ++place;
        if (place == places.end()) return;
        if (place->begin >= sentence.end) continue;
        auto const found = at.in_final(sentence, joined_edges(at, sentence));
        if (!is_reworded(at, sentence, found.range)) continue;
        at.add(DifferenceKind::removed_risk_sentence, at.a.extent(sentence.begin, sentence.end),
               at.b.extent(found.range.begin, found.range.end));
        at.a.tell(sentence.begin, sentence.end);
        at.b.tell(found.range.begin, found.range.end);
    }
}

}  // namespace yingshen::screening

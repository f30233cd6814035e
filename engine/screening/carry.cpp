#include "screening/carry.hpp"

#include <algorithm>

#include "screening/align.hpp"
#include "screening/fold.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

std::vector<std::uint32_t> points(std::string_view text) {
    std::vector<std::uint32_t> out;
    for (auto const& point : base::decode_utf8(text))
        out.push_back(static_cast<std::uint32_t>(point.value));
    return out;
}

std::vector<Extent> sentences_of(std::string_view text) {
    std::u32string folded;
    for (auto const& point : base::decode_utf8(text))
        folded += fold_width(point.value);
    return sentences(folded, SentenceEnd::blank_line);
}

/// From the sentence in which a span begins to that in which it ends; of an empty span the sentence
/// at its place. nullopt for a span that is not within the text.
std::optional<Extent> around(std::vector<Extent> const& sentences, Extent span) {
    if (sentences.empty() || span.begin > span.end || span.end > sentences.back().end)
        return std::nullopt;
    auto const holding = [&](std::size_t place) {
        return *std::prev(std::ranges::upper_bound(sentences, place, {}, &Extent::begin));
    };
    auto const last = span.begin < span.end ? span.end - 1 : span.begin;
    return Extent{holding(span.begin).begin, holding(last).end};
}

}  // namespace

std::vector<Block> unchanged_blocks(std::string_view old_text, std::string_view new_text) {
    auto const was = points(old_text);
    std::vector<Block> blocks;
    if (old_text == new_text) {
        if (!was.empty()) blocks.push_back({0, was.size(), 0});
        return blocks;
    }
    if (!find_unread(Folded(old_text)).empty() || !find_unread(Folded(new_text)).empty())
        return blocks;
    for (auto const& run : align(was, points(new_text)))
        blocks.push_back({run.a, std::size_t{run.a} + run.length, run.b});
    return blocks;
}

Change::Change(std::string_view old_text, std::string_view new_text)
    : blocks_(unchanged_blocks(old_text, new_text)),
      old_sentences_(sentences_of(old_text)),
      new_sentences_(sentences_of(new_text)) {}

std::optional<Extent> Change::carried(Extent span) const {
    auto const sentence = around(old_sentences_, span);
    if (!sentence) return std::nullopt;
    auto const stands = moved(*sentence);
    if (!stands) return std::nullopt;
    auto const shifted = [&](std::size_t at) { return at - sentence->begin + stands->begin; };
    Extent const now{shifted(span.begin), shifted(span.end)};
    if (around(new_sentences_, now) != stands) return std::nullopt;
    return now;
}

std::optional<Extent> Change::moved(Extent span) const {
    auto const next = std::ranges::upper_bound(blocks_, span.begin, {}, &Block::old_begin);
    if (next == blocks_.begin()) return std::nullopt;
    auto const& block = *std::prev(next);
    if (block.old_end < span.end) return std::nullopt;
    return Extent{span.begin - block.old_begin + block.new_begin,
                  span.end - block.old_begin + block.new_begin};
}

}  // namespace yingshen::screening

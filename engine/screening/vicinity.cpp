#include "screening/vicinity.hpp"

#include <algorithm>

#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

/// From the part in which a place begins to that in which it ends.
Extent holding(std::vector<Extent> const& parts, Extent place) {
    if (parts.empty()) return {};
    auto const at = [&](std::size_t point) {
        auto const next = std::ranges::upper_bound(parts, point, {}, &Extent::begin);
        return next == parts.begin() ? parts.front() : *std::prev(next);
    };
    return {at(place.begin).begin, at(std::max(place.begin + 1, place.end) - 1).end};
}

/// Whether nothing but blanks is left of the line.
bool ends_line(std::u32string_view text, std::size_t at) {
    while (at < text.size() && text[at] != U'\n' && is_blank(text[at]))
        ++at;
    return at == text.size() || text[at] == U'\n';
}

}  // namespace

std::u32string const& Vicinity::plain() {
    if (!plain_) plain_ = simplified(text_.original());
    return *plain_;
}

Extent Vicinity::original(std::size_t begin, std::size_t end) const {
    auto const span = text_.span(begin, end);
    return {span.begin, span.end};
}

std::vector<Extent> const& Vicinity::sentences() {
    if (!sentences_) sentences_ = screening::sentences(plain(), SentenceEnd::line);
    return *sentences_;
}

std::vector<Extent> const& Vicinity::paragraphs() {
    if (paragraphs_) return *paragraphs_;
    paragraphs_.emplace();
    auto const& text = plain();
    std::size_t begin = 0;
    for (auto const& sentence : screening::sentences(text, SentenceEnd::blank_line)) {
        if (!is_blank(text[sentence.end - 1]) && !ends_line(text, sentence.end)) continue;
        paragraphs_->push_back({begin, sentence.end});
        begin = sentence.end;
    }
    if (begin < text.size()) paragraphs_->push_back({begin, text.size()});
    return *paragraphs_;
}

Extent Vicinity::around(rulebook::Within within, Extent place) {
    switch (within) {
        case rulebook::Within::sentence:
            return holding(sentences(), place);
        case rulebook::Within::paragraph:
            return holding(paragraphs(), place);
        case rulebook::Within::screen: {
            auto const middle = (place.begin + place.end) / 2;
            auto const half = screen_points / 2;
            return {middle - std::min(middle, half), middle + half};
        }
        case rulebook::Within::whole:
            return {0, text_.original().size()};
    }
    return {};
}

}  // namespace yingshen::screening

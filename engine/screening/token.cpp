#include "screening/token.hpp"

#include <algorithm>

#include "screening/fold.hpp"
#include "screening/quantity.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

bool is_letter(char32_t value) {
    return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
}

bool ends_sentence(char32_t value) {
    return value == U'。' || value == U'!' || value == U'?';
}

bool closes(char32_t value) {
    constexpr std::u32string_view closing = U"”’」』》)]】\"";
    return closing.find(value) != std::u32string_view::npos;
}

/// The word without its blanks, so that 3.5 % is 3.5%.
std::u32string solid(std::u32string_view word) {
    std::u32string out(word);
    std::erase_if(out, is_blank);
    return out;
}

/// The end of the line that breaks at `at`, over all the blanks behind it where a blank line
/// follows; 0 where the break does not end a sentence.
std::size_t break_end(std::u32string_view text, std::size_t at, SentenceEnd how) {
    if (text[at] != U'\n') return 0;
    if (how == SentenceEnd::line) return at + 1;
    std::size_t end = 0;
    for (auto i = at + 1; i < text.size() && is_blank(text[i]); ++i) {
        if (text[i] == U'\n') end = i + 1;
    }
    return end;
}

}  // namespace

std::uint32_t Lexicon::id(std::u32string word) {
    if (word.size() == 1) return static_cast<std::uint32_t>(word.front());
    constexpr std::uint32_t above_code_points = 0x20'0000;
    auto const next = above_code_points + static_cast<std::uint32_t>(ids_.size());
    return ids_.emplace(std::move(word), next).first->second;
}

TokenText::TokenText(std::string_view utf8, Lexicon& lexicon)
    : bytes(utf8), original(base::decode_utf8(utf8)) {
    folded.reserve(original.size());
    for (auto const& point : original)
        folded += fold_width(point.value);
    std::u32string_view const text = folded;
    for (std::size_t i = 0; i < text.size();) {
        if (is_blank(text[i])) {
            ++i;
            continue;
        }
        auto end = i + 1;
        auto kind = Token::Kind::text;
        if (auto const quantity = quantity_at(text, i)) {
            end = quantity->end;
            kind = quantity->is_rate ? Token::Kind::rate : Token::Kind::number;
        } else if (is_letter(text[i])) {
            while (end < text.size() && is_letter(text[end]))
                ++end;
        }
        tokens.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end),
                          lexicon.id(solid(text.substr(i, end - i))), kind});
        i = end;
    }
}

std::string_view TokenText::slice(std::size_t begin, std::size_t end) const {
    auto const byte = [&](std::size_t i) {
        return i == original.size() ? bytes.size() : original[i].byte;
    };
    return bytes.substr(byte(begin), byte(end) - byte(begin));
}

std::vector<Extent> sentences(std::u32string_view folded, SentenceEnd end) {
    std::vector<Extent> out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < folded.size();) {
        auto next = break_end(folded, i, end);
        if (ends_sentence(folded[i])) {
            next = i + 1;
            while (next < folded.size() && (ends_sentence(folded[next]) || closes(folded[next])))
                ++next;
        }
        if (next != 0) {
            out.push_back({begin, next});
            begin = next;
        }
        i = std::max(next, i + 1);
    }
    if (begin < folded.size()) out.push_back({begin, folded.size()});
    return out;
}

}  // namespace yingshen::screening

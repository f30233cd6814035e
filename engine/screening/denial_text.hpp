#pragma once
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "screening/characters.hpp"
#include "screening/denial_words.hpp"

namespace yingshen::screening {

template <class Words>
[[nodiscard]] bool ends_with_one(std::u32string_view text, Words const& words) {
    return std::ranges::any_of(words,
                               [&](std::u32string_view word) { return text.ends_with(word); });
}

template <class Words>
[[nodiscard]] bool starts_with_one(std::u32string_view text, Words const& words) {
    return std::ranges::any_of(words,
                               [&](std::u32string_view word) { return text.starts_with(word); });
}

/// A part of a text in which many words are looked for: it holds few of them, most often none, so
/// its characters are looked at first.
class Stretch {
  public:
    Stretch(std::u32string_view text) : text_(text), characters_(text) {}

    [[nodiscard]] std::u32string_view text() const { return text_; }
    [[nodiscard]] bool may_have(std::u32string_view word) const {
        return characters_.may_have(word);
    }

  private:
    std::u32string_view text_;
    Characters characters_;
};

template <class Words>
[[nodiscard]] bool contains_one(Stretch const& stretch, Words const& words) {
    return std::ranges::any_of(words, [&](std::u32string_view word) {
        return stretch.may_have(word) && stretch.text().contains(word);
    });
}

inline constexpr char32_t first_ideograph = 0x3400;

[[nodiscard]] constexpr bool is_break(char32_t value) {
    return value == U'\n' || value == U'\r';
}
/// Whether a line break only wraps a line: the line before it is long, and none is blank.
[[nodiscard]] bool only_wraps(std::u32string_view text, std::size_t at);
/// Whether one of the marks, or a line break that wraps no line, stands at a place. No mark is an
/// ideograph, which most characters of a text are.
[[nodiscard]] inline bool ends(std::u32string_view text, std::size_t at,
                               std::u32string_view marks) {
    if (text[at] >= first_ideograph) return false;
    return is_break(text[at]) ? !only_wraps(text, at) : marks.contains(text[at]);
}
/// What is before a place back to one of the marks, no longer than `reach`.
[[nodiscard]] std::u32string_view stretch_before(std::u32string_view text, std::size_t place,
                                                 std::u32string_view marks, std::size_t reach);
/// What is behind a place up to one of the marks, no longer than `reach`.
[[nodiscard]] std::u32string_view rest_behind(std::u32string_view text, std::size_t place,
                                              std::u32string_view marks,
                                              std::size_t reach = denial_reach);
/// What is before a place in its clause, as far as a denial reaches.
[[nodiscard]] std::u32string_view clause_before(std::u32string_view text, std::size_t place);
/// Without the quotes and brackets that open at its end.
[[nodiscard]] std::u32string_view without_opening_marks(std::u32string_view text);

}  // namespace yingshen::screening

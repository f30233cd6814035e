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

/// Looks at the characters of the text first: it holds few of many words, most often none.
template <class Words>
[[nodiscard]] bool contains_one(std::u32string_view text, Words const& words) {
    Characters const characters(text);
    return std::ranges::any_of(words, [&](std::u32string_view word) {
        return characters.may_have(word) && text.contains(word);
    });
}

[[nodiscard]] constexpr bool is_break(char32_t value) {
    return value == U'\n' || value == U'\r';
}
/// Whether one of the marks, or a line break that wraps no line, stands at a place.
[[nodiscard]] bool ends(std::u32string_view text, std::size_t at, std::u32string_view marks);
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

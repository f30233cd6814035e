#pragma once
#include <cstddef>
#include <string_view>

#include "naive_parts.hpp"

namespace yingshen::screening::naive {

[[nodiscard]] bool stands_at(std::u32string_view text, std::size_t at, std::u32string_view word);
[[nodiscard]] bool is_break(char32_t value);
[[nodiscard]] bool ends_at(std::u32string_view text, std::size_t at, std::u32string_view marks);
[[nodiscard]] bool ends_clause(std::u32string_view text, std::size_t at);

/// Whether one of the words ends at `end` and does not begin before `least`.
template <class Words>
[[nodiscard]] bool one_ends_at(std::u32string_view text, std::size_t least, std::size_t end,
                               Words const& words) {
    for (std::u32string_view const word : words) {
        if (end >= least + word.size() && stands_at(text, end - word.size(), word)) return true;
    }
    return false;
}

/// Whether one of the words begins at a place and ends no later than `to`.
template <class Words>
[[nodiscard]] bool one_begins_at(std::u32string_view text, std::size_t at, std::size_t to,
                                 Words const& words) {
    for (std::u32string_view const word : words) {
        if (at + word.size() <= to && stands_at(text, at, word)) return true;
    }
    return false;
}

/// Whether one of the words stands in [from, to).
template <class Words>
[[nodiscard]] bool one_stands_in(std::u32string_view text, std::size_t from, std::size_t to,
                                 Words const& words) {
    for (auto at = from; at < to; ++at) {
        if (one_begins_at(text, at, to, words)) return true;
    }
    return false;
}

/// Whether what stands before `begin` back to one of the marks denies what follows; what follows
/// that is [rest, rest_end).
[[nodiscard]] bool denied_before(std::u32string_view text, std::size_t begin,
                                 std::u32string_view marks, std::size_t rest, std::size_t rest_end);
/// Whether [from, to) says that what precedes is a fraud.
[[nodiscard]] bool unmasked(std::u32string_view text, std::size_t from, std::size_t to);
/// Whether somebody speaks in [from, to) for the one who offers the product.
[[nodiscard]] bool owner_speaks(std::u32string_view text, std::size_t from, std::size_t to);
/// Whether a warning beyond the clause takes the words for what others say.
[[nodiscard]] bool framed(std::u32string_view text, Range place);
/// Whether the words are asked about in a question that is answered with no.
[[nodiscard]] bool answered_no(std::u32string_view text, Range place);

}  // namespace yingshen::screening::naive

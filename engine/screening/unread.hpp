#pragma once
#include <vector>

#include "screening/fold.hpp"

namespace yingshen::screening {

/// White space and line breaks of every kind that material files hold.
[[nodiscard]] constexpr bool is_blank(char32_t value) {
    return value == U' ' || (value >= U'\t' && value <= U'\r') || value == 0x3000 ||
           value == 0xa0 || value == 0xfeff;
}

/// The most places listed for one reason; the last of them reaches to the last such byte.
inline constexpr std::size_t places_max = 32;

/// What cannot be trusted to have been read: no text at all (`empty`), bytes that are not UTF-8
/// (`not_utf8`), replacement and private-use characters left by a lossy conversion (`lossy`).
/// Sorted by place.
[[nodiscard]] std::vector<NotRead> find_unread(Folded const& text);

}  // namespace yingshen::screening

#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingshen::base {

/// One code point of a text and the bytes it came from.
struct CodePoint {
    char32_t value;
    std::size_t byte;  ///< offset of its first byte
};

/// The first byte that is not well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no
/// surrogates), or nullopt for a well-formed text.
[[nodiscard]] std::optional<std::size_t> invalid_utf8(std::string_view text);
/// Decodes a well-formed text; a malformed byte becomes U+FFFD by itself.
[[nodiscard]] std::vector<CodePoint> decode_utf8(std::string_view text);
void append_utf8(std::string& out, char32_t value);
/// How many code points a well-formed text has.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
/// A text of at most so many code points; a longer one is cut there and ends with "…".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t code_points_max);

}  // namespace yingshen::base

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingshen::store::sqlite {

/// The last row of a page of a queue, from which the next page goes on.
struct DueCursor {
    std::int64_t due_us = 0;
    std::string id;
    std::string task{};  ///< beside the submission's own, or empty
    bool operator==(DueCursor const&) const = default;
};
/// The same for a full-text search: everything born before.
struct BornCursor {
    std::int64_t born = 0;
    bool operator==(BornCursor const&) const = default;
};

/// Texts of hexadecimal digits that fit into an address; the readers accept nothing else.
[[nodiscard]] std::string encode(DueCursor const& cursor);
[[nodiscard]] std::string encode(BornCursor const& cursor);
[[nodiscard]] std::optional<DueCursor> parse_due_cursor(std::string_view text);
[[nodiscard]] std::optional<BornCursor> parse_born_cursor(std::string_view text);

}  // namespace yingshen::store::sqlite

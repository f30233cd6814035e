#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace yingshen::screening {

/// A number with its unit, as one thing that may change: 3.5%, 1,000元, 三个月, 百分之五,
/// 2026-11-23, 95588, R2, 25bp, 八折.
struct Quantity {
    std::size_t end = 0;   ///< one past its last code point
    bool is_rate = false;  ///< a percentage, a per mille, basis points, a discount, an annual rate
    bool operator==(Quantity const&) const = default;
};

/// The quantity that starts at `text[at]`, a text folded to half width; nullopt where none starts.
/// ASCII digits always are one, also within a word. Chinese numerals are one with a unit or in
/// 百分之…, and where at least two of them stand together, so that 一定 and 唯一 are words. Blanks
/// between a number and its unit belong to it; digits that a blank parts are two numbers. `at` must
/// not be inside a word or number.
[[nodiscard]] std::optional<Quantity> quantity_at(std::u32string_view text, std::size_t at);

}  // namespace yingshen::screening

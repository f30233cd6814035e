#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace yingshen::screening {

/// A number as it is written: 1,000.50, 12万, 1万2千, 三点六, 十二, 二〇二六, 半.
struct Value {
    double number = 0;
    std::size_t end = 0;  ///< one past its last code point
};

/// The number that starts at `text[at]`, in half width, with the multipliers 百 千 万 亿 that
/// belong to it; nullopt where none starts.
[[nodiscard]] std::optional<Value> value_at(std::u32string_view text, std::size_t at);

}  // namespace yingshen::screening

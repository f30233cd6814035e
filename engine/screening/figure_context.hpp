#pragma once
#include <string_view>

#include "screening/figures.hpp"

namespace yingshen::screening {

/// The words before a figure that say what it is: back to a mark, or to the figure before it, at
/// most 24 code points; a label on the line above counts where nothing else stands between.
[[nodiscard]] std::u32string_view words_before(std::u32string_view text, std::size_t at,
                                               std::size_t figure_before);

/// The period that words say a rate is for: the last of 年化, 日利率, 月息, 每期 …; 每天 and 每月
/// only where interest or a fee is named.
[[nodiscard]] Period period_before(std::u32string_view words);
/// The period behind a rate: /日, /月, 每期, (年化 …
[[nodiscard]] Period period_behind(std::u32string_view text, std::size_t at);

[[nodiscard]] bool names_cost(std::u32string_view words);
[[nodiscard]] bool names_fee(std::u32string_view words);
[[nodiscard]] bool names_limit(std::u32string_view words);
[[nodiscard]] bool names_reference(std::u32string_view words);

/// Whether only a sign of a range, or one of a list, stands between two figures.
enum class Joint : std::uint8_t { none, range, list };
[[nodiscard]] Joint joint_of(std::u32string_view between);

}  // namespace yingshen::screening

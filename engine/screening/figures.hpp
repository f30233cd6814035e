#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "screening/token.hpp"

namespace yingshen::screening {

enum class FigureKind : std::uint8_t { amount, rate, term, date };

/// What a rate is for, or what a term counts. `total` is a fee for all instalments together.
enum class Period : std::uint8_t { none, day, month, year, instalment, total };

/// A figure of a text with its meaning, as the words around it give it.
struct Figure {
    FigureKind kind = FigureKind::amount;
    Extent extent;     ///< in code points
    double value = 0;  ///< yuan, percent, or a count of the period
    Period period = Period::none;
    bool is_cost = false;       ///< of a rate or amount: interest or a fee
    bool is_fee = false;        ///< a fee and no interest
    bool is_at_most = false;    ///< 不超过, 最高, 上限
    bool is_reference = false;  ///< LPR, penalties: no price of this product
    bool ends_range = false;    ///< the end of a range that the figure before begins
    base::Date date;            ///< of a date; the year of a range's end is that of its begin
    bool has_year = false;
    bool is_real = true;  ///< of a date: there is such a day
};

/// The figures of a text in half width, in order: amounts (元, 万元, 亿), rates (%, ‰, 百分之,
/// 万分之, 厘 and 分 of interest, BP left out), terms (个月, 期, 天, 年) and dates. Numbers inside
/// words, and such that have no unit, are none.
[[nodiscard]] std::vector<Figure> figures(std::u32string_view text);

/// A date at a place (2026年11月23日, 2026-11-23, 2026/11/23, 2026.11.23, 11月23日), for figures().
struct DateRead {
    std::optional<int> year;
    std::optional<int> month;
    int day = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::optional<DateRead> date_at(std::u32string_view text, std::size_t at);
/// As date_at, but in the end of a range the year, or year and month, may be left out: 30日, 11.30.
[[nodiscard]] std::optional<DateRead> range_end_at(std::u32string_view text, std::size_t at);

}  // namespace yingshen::screening

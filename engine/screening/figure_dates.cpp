#include <cmath>

#include "screening/figure_value.hpp"
#include "screening/figures.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using View = std::u32string_view;

constexpr int year_min = 1949;
constexpr int year_max = 2199;

std::size_t skip_blanks(View text, std::size_t at) {
    while (at < text.size() && is_blank(text[at]) && text[at] != U'\n')
        ++at;
    return at;
}

/// A whole number of at most four digits that one of `marks` follows.
std::optional<Value> part_at(View text, std::size_t at, View marks) {
    auto const value = value_at(text, at);
    if (!value || value->number > year_max || value->number != std::trunc(value->number))
        return std::nullopt;
    auto const end = skip_blanks(text, value->end);
    if (end == text.size() || marks.find(text[end]) == marks.npos) return std::nullopt;
    return Value{value->number, end + 1};
}

std::optional<DateRead> chinese(View text, std::size_t at) {
    DateRead date;
    if (auto const year = part_at(text, at, U"年")) {
        if (year->number < year_min) return std::nullopt;
        date.year = static_cast<int>(year->number);
        at = skip_blanks(text, year->end);
    }
    auto const month = part_at(text, at, U"月");
    if (!month || month->number > 99) return std::nullopt;
    date.month = static_cast<int>(month->number);
    auto const day = part_at(text, skip_blanks(text, month->end), U"日号");
    if (!day || day->number > 99) return std::nullopt;
    date.day = static_cast<int>(day->number);
    date.end = day->end;
    return date;
}

std::optional<int> digits(View text, std::size_t& at, std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    while (at < text.size() && text[at] >= U'0' && text[at] <= U'9' && count <= most) {
        value = value * 10 + static_cast<int>(text[at] - U'0');
        ++at;
        ++count;
    }
    return count < least || count > most ? std::nullopt : std::optional(value);
}

bool take(View text, std::size_t& at, char32_t sign) {
    if (at == text.size() || text[at] != sign) return false;
    ++at;
    return true;
}

std::optional<DateRead> written(View text, std::size_t at) {
    auto const year = digits(text, at, 4, 4);
    if (!year || *year < year_min || *year > year_max || at == text.size()) return std::nullopt;
    auto const sign = text[at];
    if (View(U"-/.").find(sign) == View::npos) return std::nullopt;
    ++at;
    auto const month = digits(text, at, 1, 2);
    if (!month || !take(text, at, sign)) return std::nullopt;
    auto const day = digits(text, at, 1, 2);
    if (!day) return std::nullopt;
    return DateRead{.year = year, .month = month, .day = *day, .end = at};
}

std::optional<DateRead> short_written(View text, std::size_t at) {
    auto const month = digits(text, at, 1, 2);
    if (!month || at == text.size() || (text[at] != U'.' && text[at] != U'/')) return std::nullopt;
    ++at;
    auto const day = digits(text, at, 1, 2);
    if (!day || (at < text.size() && (text[at] == U'%' || text[at] == U'.'))) return std::nullopt;
    return DateRead{.year = std::nullopt, .month = month, .day = *day, .end = at};
}

}  // namespace

std::optional<DateRead> date_at(View text, std::size_t at) {
    if (auto const date = written(text, at)) return date;
    return chinese(text, at);
}

std::optional<DateRead> range_end_at(View text, std::size_t at) {
    if (auto const date = date_at(text, at)) return date;
    if (auto const day = part_at(text, at, U"日号"); day && day->number <= 99) {
        return DateRead{.year = std::nullopt,
                        .month = std::nullopt,
                        .day = static_cast<int>(day->number),
                        .end = day->end};
    }
    return short_written(text, at);
}

}  // namespace yingshen::screening

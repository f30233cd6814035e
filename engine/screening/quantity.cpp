#include "screening/quantity.hpp"

#include <algorithm>
#include <array>

#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using View = std::u32string_view;

constexpr bool is_digit(char32_t value) {
    return value >= U'0' && value <= U'9';
}

constexpr bool is_word(char32_t value) {
    return is_digit(value) || (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
}

constexpr View numerals = U"零〇一二三四五六七八九十百千万亿两半壹贰叁肆伍陆柒捌玖拾佰仟";
constexpr bool is_numeral(char32_t value) {
    return numerals.find(value) != View::npos;
}

/// Longest first among those that share a beginning.
constexpr std::array<View, 11> rate_units = {
    U"个百分点", U"个基点", U"百分点", U"基点", U"bps", U"bp", U"BP", U"%", U"‰", U"‱", U"折"};
constexpr std::array<View, 41> units = {
    U"个工作日", U"个自然日", U"个交易日", U"个月", U"个季度", U"个小时", U"工作日",
    U"自然日",   U"交易日",   U"万亿元",   U"亿元", U"万元",   U"千元",   U"百元",
    U"万亿",     U"美元",     U"港元",     U"欧元", U"日元",   U"元",     U"角",
    U"分钟",     U"分",       U"年期",     U"年",   U"月",     U"日",     U"天",
    U"周岁",     U"周",       U"小时",     U"秒",   U"季",     U"期",     U"次",
    U"笔",       U"倍",       U"岁",       U"户",   U"亿",     U"万"};
constexpr std::array<View, 4> fractions = {U"百分之", U"千分之", U"万分之", U"十分之"};

/// Words that only look like numerals.
constexpr std::array<View, 4> no_numbers = {U"万一", U"千万", U"一一", U"十分"};

/// The end of the first of `list` that stands at `at`, or 0.
template <std::size_t N>
std::size_t take(View text, std::size_t at, std::array<View, N> const& list) {
    auto const found =
        std::ranges::find_if(list, [&](View unit) { return text.substr(at).starts_with(unit); });
    return found == list.end() ? 0 : at + found->size();
}

std::size_t skip_blanks(View text, std::size_t at) {
    while (at < text.size() && is_blank(text[at]))
        ++at;
    return at;
}

/// Whether the words before a bare number make a rate of it: 年化3.5, 费率为 0.5.
bool follows_rate_word(View text, std::size_t at) {
    constexpr std::array<View, 5> words = {U"年化", U"费率", U"利率", U"收益率", U"息率"};
    constexpr View between = U"为是约至达高低于:：(（ ";
    while (at > 0 && between.find(text[at - 1]) != View::npos)
        --at;
    auto const before = text.substr(0, at);
    return std::ranges::any_of(words, [&](View word) { return before.ends_with(word); });
}

Quantity with_unit(View text, std::size_t begin, std::size_t end) {
    auto const at = skip_blanks(text, end);
    if (auto const rate = take(text, at, rate_units)) return {rate, true};
    if (auto const unit = take(text, at, units)) return {unit, false};
    return {end, follows_rate_word(text, begin)};
}

/// 25bp and 4BPS are read as one word; the letters behind the digits are the unit.
bool is_basis_points(View word) {
    auto const letters = std::ranges::find_if_not(word, is_digit) - word.begin();
    auto const unit = word.substr(static_cast<std::size_t>(letters));
    return letters > 0 && (unit == U"bp" || unit == U"bps" || unit == U"BP" || unit == U"BPS");
}

std::size_t digits_from(View text, std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count]))
        ++count;
    return count;
}

/// Whether a mark between two digits joins them to one number. A comma does so only before three
/// digits, as in 1,000, because it also parts numbers of a list.
bool joins(View text, std::size_t at) {
    constexpr View marks = U".,:/-";
    if (at == 0 || marks.find(text[at]) == View::npos || !is_digit(text[at - 1])) return false;
    auto const behind = digits_from(text, at + 1);
    return text[at] == U',' ? behind == 3 : behind > 0;
}

std::optional<Quantity> in_digits(View text, std::size_t at) {
    auto end = at;
    while (end < text.size() && (is_word(text[end]) || (end > at && joins(text, end))))
        ++end;
    auto const word = text.substr(at, end - at);
    if (std::ranges::none_of(word, is_digit)) return std::nullopt;
    if (is_basis_points(word)) return Quantity{end, true};
    return is_digit(text[end - 1]) ? with_unit(text, at, end) : Quantity{end, false};
}

std::size_t numerals_end(View text, std::size_t at) {
    while (at < text.size() &&
           (is_numeral(text[at]) || (text[at] == U'点' && at > 0 && at + 1 < text.size() &&
                                     is_numeral(text[at - 1]) && is_numeral(text[at + 1]))))
        ++at;
    return at;
}

std::optional<Quantity> in_numerals(View text, std::size_t at) {
    constexpr View whole = U"百分百";
    if (text.substr(at).starts_with(whole)) return Quantity{at + whole.size(), true};
    if (auto const fraction = take(text, at, fractions)) {
        auto const from = skip_blanks(text, fraction);
        if (from < text.size() && is_digit(text[from]))
            return Quantity{in_digits(text, from)->end, true};
        if (auto const end = numerals_end(text, from); end > from) return Quantity{end, true};
    }
    auto const end = numerals_end(text, at);
    auto found = with_unit(text, at, end);
    if (found.end == end && end - at < 2) return std::nullopt;
    auto const word = text.substr(at, found.end - at);
    if (std::ranges::find(no_numbers, word) != no_numbers.end()) return std::nullopt;
    return found;
}

}  // namespace

std::optional<Quantity> quantity_at(View text, std::size_t at) {
    if (is_word(text[at])) return in_digits(text, at);
    if (is_numeral(text[at])) return in_numerals(text, at);
    return std::nullopt;
}

}  // namespace yingshen::screening

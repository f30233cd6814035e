#include "screening/figure_value.hpp"

#include <array>
#include <cmath>

namespace yingshen::screening {
namespace {

using View = std::u32string_view;

constexpr std::size_t digits_max = 15;
/// Nobody writes a larger number; its digits would not be exact.
constexpr double number_max = 1e15;

bool is_digit(char32_t value) {
    return value >= U'0' && value <= U'9';
}

/// 0 to 9 in Chinese, or 10 for what is none.
int numeral(char32_t value) {
    constexpr std::array<View, 4> rows = {U"零一二三四五六七八九", U"〇壹贰叁肆伍陆柒捌玖",
                                          U"　　两", U"　　貳叄"};
    for (auto const& row : rows) {
        if (auto const at = row.find(value); at != row.npos && value != U'　')
            return static_cast<int>(at);
    }
    return 10;
}

/// What a sign multiplies by, or 0.
double multiplier(char32_t value) {
    switch (value) {
        case U'十':
        case U'拾':
            return 10;
        case U'百':
        case U'佰':
            return 100;
        case U'千':
        case U'仟':
            return 1'000;
        case U'万':
            return 10'000;
        case U'亿':
            return 100'000'000;
        default:
            return 0;
    }
}

/// Digits with commas before three of them, and a fraction.
std::optional<Value> digits_at(View text, std::size_t at) {
    auto end = at;
    double number = 0;
    std::size_t count = 0;
    auto const group = [&](std::size_t from) {
        return from + 3 <= text.size() && is_digit(text[from]) && is_digit(text[from + 1]) &&
               is_digit(text[from + 2]) && (from + 3 == text.size() || !is_digit(text[from + 3]));
    };
    while (end < text.size() &&
           (is_digit(text[end]) || (text[end] == U',' && end > at && group(end + 1)))) {
        if (text[end] != U',') {
            number = number * 10 + (text[end] - U'0');
            // A list of figures of any length is told from a number here, and read once.
            if (++count > digits_max) return std::nullopt;
        }
        ++end;
    }
    if (count == 0) return std::nullopt;
    if (end + 1 < text.size() && text[end] == U'.' && is_digit(text[end + 1])) {
        double place = 1;
        for (++end; end < text.size() && is_digit(text[end]) && count < digits_max; ++end, ++count)
            number += (text[end] - U'0') * (place /= 10);
    }
    return Value{number, end};
}

/// Numerals that stand in a row are digits (二〇二六, 三六五); a single one is itself.
std::optional<Value> row_at(View text, std::size_t at) {
    double number = 0;
    auto end = at;
    for (; end < text.size() && end - at < digits_max && numeral(text[end]) < 10; ++end)
        number = number * 10 + numeral(text[end]);
    if (end == at) return std::nullopt;
    return Value{number, end};
}

/// 点六 behind a numeral.
void add_fraction(View text, Value& value) {
    if (value.end + 1 >= text.size() || text[value.end] != U'点') return;
    double place = 1;
    auto at = value.end + 1;
    for (; at < text.size() && at - value.end < digits_max && numeral(text[at]) < 10; ++at)
        value.number += numeral(text[at]) * (place /= 10);
    if (at > value.end + 1) value.end = at;
}

std::optional<Value> simple_at(View text, std::size_t at) {
    if (auto const digits = digits_at(text, at)) return digits;
    auto value = row_at(text, at);
    if (value) add_fraction(text, *value);
    return value;
}

}  // namespace

std::optional<Value> value_at(View text, std::size_t at) {
    if (at < text.size() && text[at] == U'半') return Value{0.5, at + 1};
    double total = 0;    // of the parts before 亿 and 万
    double section = 0;  // of the parts before 千, 百 and 十
    double last = 0;     // the multiplier before a number without one: 1万2 is 1万2千
    auto end = at;
    bool any = false;
    bool after_zero = false;  // 一百零五
    while (end < text.size()) {
        auto part = simple_at(text, end);
        auto const next = part ? part->end : end;
        auto const times = next < text.size() ? multiplier(text[next]) : 0;
        if (!part && (times != 10 || any)) {
            // 百 and 千 need a number before them; only 十二 stands by itself. 万亿 goes on.
            if (!any || times < 10'000 || total == 0) break;
        }
        auto const number = part ? part->number : times == 10 ? 1 : 0;
        any = true;
        if (times >= 10'000) {
            auto const gathered = section + number;
            total = gathered == 0 ? total * times : total + gathered * times;
            section = 0;
        } else if (times > 0) {
            section += number * times;
        } else {
            bool const is_short = last >= 100 && number < 10 && number == std::trunc(number);
            section += is_short && !after_zero ? number * last / 10 : number;
            end = next;
            break;
        }
        if (total + section > number_max) return std::nullopt;
        last = times;
        end = next + 1;
        after_zero = end < text.size() && text[end] == U'零';
        if (after_zero) ++end;
    }
    if (!any) return std::nullopt;
    return Value{total + section, end};
}

}  // namespace yingshen::screening

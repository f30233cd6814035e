#include "base/time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace yingshen::base {
namespace {

constexpr std::int64_t us_per_second = 1'000'000;
constexpr std::int64_t us_per_day = 86'400 * us_per_second;
constexpr std::int64_t china_offset_us = 8 * 3600 * us_per_second;

/// Reads exactly `text`'s digits as a number.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const all_digits = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (error != std::errc{} || end != text.data() + text.size() || !all_digits)
        return std::nullopt;
    return value;
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

}  // namespace

std::int64_t to_days(Date date) {
    using namespace std::chrono;
    return sys_days(year(date.year) / month(static_cast<unsigned>(date.month)) /
                    day(static_cast<unsigned>(date.day)))
        .time_since_epoch()
        .count();
}

Date from_days(std::int64_t count) {
    using namespace std::chrono;
    year_month_day const ymd{sys_days{days{count}}};
    return {int(ymd.year()), int(unsigned(ymd.month())), int(unsigned(ymd.day()))};
}

std::string to_string(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_string(Time time) {
    auto const days = floor_div(time.us, us_per_day);
    auto const rest = time.us - days * us_per_day;
    auto const seconds = rest / us_per_second;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", to_string(from_days(days)), seconds / 3600,
                       seconds / 60 % 60, seconds % 60, rest % us_per_second);
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const y = digits(text.substr(0, 4));
    auto const m = digits(text.substr(5, 2));
    auto const d = digits(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    std::chrono::year_month_day const ymd(std::chrono::year(*y),
                                          std::chrono::month(static_cast<unsigned>(*m)),
                                          std::chrono::day(static_cast<unsigned>(*d)));
    if (!ymd.ok()) return std::nullopt;
    return Date{*y, *m, *d};
}

std::optional<Time> parse_time(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.back() != 'Z') {
        return std::nullopt;
    }
    auto const date = parse_date(text.substr(0, 10));
    auto const hour = digits(text.substr(11, 2));
    auto const minute = digits(text.substr(14, 2));
    auto const second = digits(text.substr(17, 2));
    if (!date || !hour || !minute || !second) return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    std::int64_t fraction_us = 0;
    auto const fraction = text.substr(19, text.size() - 20);
    if (!fraction.empty()) {
        if (fraction[0] != '.' || fraction.size() < 2 || fraction.size() > 7) return std::nullopt;
        auto const value = digits(fraction.substr(1));
        if (!value) return std::nullopt;
        fraction_us = *value;
        for (auto n = fraction.size(); n < 7; ++n)
            fraction_us *= 10;
    }
    auto const seconds = *hour * 3600 + *minute * 60 + *second;
    return Time{to_days(*date) * us_per_day + seconds * us_per_second + fraction_us};
}

Date china_date(Time time) {
    return from_days(floor_div(time.us + china_offset_us, us_per_day));
}

Time china_midnight(Date date) {
    return {to_days(date) * us_per_day - china_offset_us};
}

Time SystemClock::now() const {
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

}  // namespace yingshen::base

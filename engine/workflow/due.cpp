#include <algorithm>

#include "workflow/step.hpp"

namespace yingshen::workflow {
namespace {

constexpr std::int64_t hour_us = 3'600'000'000;

struct Shift {
    std::int64_t from_us;  ///< since midnight in China
    std::int64_t to_us;
};
constexpr Shift shifts[] = {{9 * hour_us, 12 * hour_us}, {13 * hour_us, 18 * hour_us}};

/// Monday to Friday; day 0, 1970-01-01, was a Thursday.
bool is_working_day(std::int64_t day) {
    auto const weekday = ((day + 3) % 7 + 7) % 7;  // 0 is Monday
    return weekday < 5;
}

base::Time midnight(std::int64_t day) {
    return base::china_midnight(base::from_days(day));
}

/// The end of the n-th working day after the day of `from`: the day itself does not count.
base::Time after_working_days(int amount, base::Time from) {
    auto day = base::to_days(base::china_date(from));
    for (int left = amount; left > 0;) {
        ++day;
        if (is_working_day(day)) --left;
    }
    return {midnight(day).us + shifts[1].to_us};
}

base::Time after_working_hours(int amount, base::Time from) {
    auto left = amount * hour_us;
    for (auto day = base::to_days(base::china_date(from));; ++day) {
        if (!is_working_day(day)) continue;
        auto const start = midnight(day).us;
        for (auto const& shift : shifts) {
            auto const begin = std::max(from.us, start + shift.from_us);
            auto const available = start + shift.to_us - begin;
            if (available <= 0) continue;
            if (left <= available) return {begin + left};
            left -= available;
        }
    }
}

}  // namespace

base::Time due(Deadline deadline, base::Time from) {
    return deadline.unit == Deadline::Unit::working_days
               ? after_working_days(deadline.amount, from)
               : after_working_hours(deadline.amount, from);
}

}  // namespace yingshen::workflow

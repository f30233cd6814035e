#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace yingshen::workflow {

/// A part of a working day in which people work, in minutes since midnight in China.
struct Shift {
    int from_min = 0;
    int to_min = 0;
    bool operator==(Shift const&) const = default;
};

/// What a calendar is made of, once it was read. Where a day is in both maps, it is a day off.
struct CalendarDays {
    std::vector<Shift> office_hours;        ///< in order, not overlapping; empty: 9–12, 13–18
    std::map<base::Date, std::string> off;  ///< by name
    std::map<base::Date, std::string> on;   ///< working days, whatever the weekday, by name
    std::set<int> years;                    ///< that the national arrangement is known of
    bool operator==(CalendarDays const&) const = default;
};

/// Which days are working days in China, and when people work on them. An immutable value;
/// thread-safe. Knows the days from 1970-01-01 to 2199-12-31: an instant before them counts as
/// their beginning, one after them as their end. Without an arrangement of a year its working days
/// are Monday to Friday; covers() says so.
///
/// Working time is a number of microseconds of office hours. Every question is answered by a table
/// look-up or a binary search, whatever the clock says.
class Calendar {
  public:
    /// Monday to Friday, 9:00 to 12:00 and 13:00 to 18:00; covers no year.
    Calendar() : Calendar(CalendarDays{}) {}
    explicit Calendar(CalendarDays days);

    [[nodiscard]] bool is_working(base::Date date) const;
    /// What an arrangement calls the day (`春节`); empty for an ordinary weekday or weekend.
    [[nodiscard]] std::string_view name(base::Date date) const;
    /// Whether the arrangement of a year is known.
    [[nodiscard]] bool covers(int year) const { return days_.years.contains(year); }
    [[nodiscard]] CalendarDays const& days() const { return days_; }

    /// The working time of one working day.
    [[nodiscard]] std::int64_t day_us() const { return day_us_; }
    /// The working time between two instants; negative where `to` is before `from`. Additive:
    /// time(a, b) + time(b, c) = time(a, c).
    [[nodiscard]] std::int64_t working_time(base::Time from, base::Time to) const;
    /// The inverse: the first instant, not before `from`, at which `working_us` have passed since
    /// then. Monotonic in both. A negative amount counts back.
    [[nodiscard]] base::Time after_working_time(base::Time from, std::int64_t working_us) const;
    /// The end of office hours on the n-th working day after the day of `from`.
    [[nodiscard]] base::Time after_working_days(base::Time from, int amount) const;

    bool operator==(Calendar const& other) const { return days_ == other.days_; }

  private:
    /// The working time since the first day the calendar knows.
    [[nodiscard]] std::int64_t position(base::Time at) const;
    [[nodiscard]] base::Time at_position(std::int64_t working_us) const;
    /// The first day until whose end `count` working days have passed.
    [[nodiscard]] std::int64_t day_of_count(std::int64_t count) const;

    CalendarDays days_;
    std::int64_t day_us_ = 0;
    std::vector<std::int32_t>
        before_;  ///< by day: working days before it; one entry more than days
};

}  // namespace yingshen::workflow

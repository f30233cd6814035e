#include "workflow/calendar.hpp"

#include <algorithm>
#include <utility>

namespace yingshen::workflow {
namespace {

constexpr std::int64_t minute_us = 60'000'000;
constexpr base::Date last_date{2199, 12, 31};

/// Monday to Friday; day 0, 1970-01-01, was a Thursday.
bool is_weekday(std::int64_t day) {
    return (day + 3) % 7 < 5;
}

std::int64_t days_known() {
    return base::to_days(last_date) + 1;
}

}  // namespace

Calendar::Calendar(CalendarDays days) : days_(std::move(days)) {
    if (days_.office_hours.empty()) days_.office_hours = {{9 * 60, 12 * 60}, {13 * 60, 18 * 60}};
    for (auto const& shift : days_.office_hours)
        day_us_ += (shift.to_min - shift.from_min) * minute_us;

    auto const count = days_known();
    std::vector<bool> works(static_cast<std::size_t>(count));
    for (std::int64_t day = 0; day < count; ++day)
        works[static_cast<std::size_t>(day)] = is_weekday(day);
    auto const set = [&works, count](base::Date date, bool working) {
        auto const day = base::to_days(date);
        if (day >= 0 && day < count) works[static_cast<std::size_t>(day)] = working;
    };
    for (auto const& [date, name] : days_.on)
        set(date, true);
    for (auto const& [date, name] : days_.off)
        set(date, false);

    before_.reserve(works.size() + 1);
    before_.push_back(0);
    for (bool const working : works)
        before_.push_back(before_.back() + (working ? 1 : 0));
}

bool Calendar::is_working(base::Date date) const {
    auto const day = base::to_days(date);
    if (day < 0 || day >= days_known()) return false;
    auto const index = static_cast<std::size_t>(day);
    return before_[index + 1] != before_[index];
}

std::string_view Calendar::name(base::Date date) const {
    if (auto const off = days_.off.find(date); off != days_.off.end()) return off->second;
    auto const on = days_.on.find(date);
    return on == days_.on.end() ? std::string_view() : std::string_view(on->second);
}

std::int64_t Calendar::position(base::Time at) const {
    auto const first = base::china_midnight({1970, 1, 1});
    if (at <= first) return 0;
    if (at >= base::china_midnight(base::from_days(days_known()))) return before_.back() * day_us_;
    auto const date = base::china_date(at);
    auto const passed = at.us - base::china_midnight(date).us;
    auto working = before_[static_cast<std::size_t>(base::to_days(date))] * day_us_;
    if (!is_working(date)) return working;
    for (auto const& shift : days_.office_hours) {
        auto const begin = shift.from_min * minute_us;
        working += std::clamp(passed - begin, std::int64_t{0}, shift.to_min * minute_us - begin);
    }
    return working;
}

std::int64_t Calendar::day_of_count(std::int64_t count) const {
    auto const found =
        std::ranges::lower_bound(before_, static_cast<std::int32_t>(count)) - before_.begin();
    return std::max<std::int64_t>(found - 1, 0);
}

base::Time Calendar::at_position(std::int64_t working_us) const {
    if (working_us <= 0) return base::china_midnight({1970, 1, 1});
    if (working_us > before_.back() * day_us_)
        return base::china_midnight(base::from_days(days_known()));
    auto const full_days = (working_us - 1) / day_us_;
    auto left = working_us - full_days * day_us_;
    auto const midnight = base::china_midnight(base::from_days(day_of_count(full_days + 1))).us;
    for (auto const& shift : days_.office_hours) {
        auto const length = (shift.to_min - shift.from_min) * minute_us;
        if (left <= length) return {midnight + shift.from_min * minute_us + left};
        left -= length;
    }
    std::unreachable();
}

std::int64_t Calendar::working_time(base::Time from, base::Time to) const {
    return position(to) - position(from);
}

base::Time Calendar::after_working_time(base::Time from, std::int64_t working_us) const {
    // Within the calendar both fit into a few hundred years of microseconds; whatever lies further
    // away means an end of it.
    auto const most = before_.back() * day_us_ + 1;
    auto const end = base::china_midnight(base::from_days(days_known()));
    auto const reached = at_position(position(from) + std::clamp(working_us, -most, most));
    return working_us < 0 ? reached : std::max(reached, std::min(from, end));
}

base::Time Calendar::after_working_days(base::Time from, int amount) const {
    auto const last = days_known() - 1;
    auto const first = base::china_midnight({1970, 1, 1});
    auto const end = base::china_midnight(base::from_days(last));
    auto const today = base::to_days(base::china_date(std::clamp(from, first, end)));
    auto const count =
        before_[static_cast<std::size_t>(today) + 1] + static_cast<std::int64_t>(amount);
    if (count > before_.back()) return base::china_midnight(base::from_days(last + 1));
    auto const day = amount > 0 ? day_of_count(count) : today;
    return {base::china_midnight(base::from_days(day)).us +
            days_.office_hours.back().to_min * minute_us};
}

}  // namespace yingshen::workflow

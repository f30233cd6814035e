#include <fmt/core.h>

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "catalog/calendar_files.hpp"
#include "catalog/files.hpp"
#include "workflow/due.hpp"

namespace yingshen::app {
namespace {

using workflow::Calendar;
using workflow::Deadline;

constexpr std::int64_t minute_us = 60'000'000;

/// `2026-09-30`, `2026-09-30 14:30` or `2026-09-30T14:30` in China, or an instant of the API in
/// UTC.
std::optional<base::Time> read_instant(std::string const& text) {
    if (auto const time = base::parse_time(text)) return time;
    auto const date = base::parse_date(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return base::china_midnight(*date);
    if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T')) return std::nullopt;
    auto const clock = base::parse_time("1970-01-01T" + text.substr(11) + ":00Z");
    if (!clock) return std::nullopt;
    return base::Time{base::china_midnight(*date).us + clock->us};
}

std::string weekday(base::Date date) {
    constexpr std::string_view names[] = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    return std::string(names[static_cast<std::size_t>((base::to_days(date) + 3) % 7)]);
}

std::string in_china(base::Time time) {
    auto const date = base::china_date(time);
    auto const minutes = (time.us - base::china_midnight(date).us) / minute_us;
    return fmt::format("{} {} {:02}:{:02}", to_string(date), weekday(date), minutes / 60,
                       minutes % 60);
}

std::string hours(std::int64_t working_us) {
    auto const minutes = working_us / minute_us;
    return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

/// Why a day counts, or does not.
std::string reason(Calendar const& calendar, base::Date date) {
    auto const name = calendar.name(date);
    if (!name.empty()) return std::string(name);
    return calendar.is_working(date) ? "" : "weekend";
}

void print_days(Console const& console, Calendar const& calendar, Deadline deadline,
                base::Time from, base::Time due) {
    auto const in_days = deadline.unit == Deadline::Unit::working_days;
    auto const first = base::to_days(base::china_date(from));
    int counted = 0;
    for (auto day = first; day <= base::to_days(base::china_date(due)); ++day) {
        auto const date = base::from_days(day);
        auto const midnight = base::china_midnight(date);
        auto const begin = std::max(midnight, from);
        auto const end = std::min(base::china_midnight(base::from_days(day + 1)), due);
        std::string share = "does not count";
        if (in_days && day == first) {
            share = "does not count: it begins on this day";
        } else if (calendar.is_working(date)) {
            share = in_days ? fmt::format("working day {}", ++counted)
                            : hours(calendar.working_time(begin, end));
        }
        auto const why = reason(calendar, date);
        console.out << fmt::format("  {} {}  {}{}\n", to_string(date), weekday(date), share,
                                   why.empty() ? "" : " (" + why + ")");
    }
}

/// The years between two instants that no arrangement is known of.
void print_unknown_years(Console const& console, Calendar const& calendar, base::Time from,
                         base::Time due) {
    for (auto year = base::china_date(from).year; year <= base::china_date(due).year; ++year) {
        if (calendar.covers(year)) continue;
        console.out << fmt::format(
            "warning: the holidays of {} are not in the calendar; Monday to Friday were taken as "
            "working days\n",
            year);
    }
}

}  // namespace

int calendar_due(Arguments const& arguments, Console const& console) {
    auto const& from_text = arguments.operands()[0];
    auto const from = read_instant(from_text);
    if (!from) {
        return misuse(console,
                      "FROM as YYYY-MM-DD, \"YYYY-MM-DD HH:MM\" in China, or an instant in UTC",
                      "\"" + from_text + "\"");
    }
    if (auto const year = base::china_date(*from).year; year < 1970 || year > 2198)
        return misuse(console, "FROM in the years 1970 to 2198", "\"" + from_text + "\"");
    auto const& text = arguments.operands()[1];
    auto const deadline = workflow::parse_deadline(text);
    if (!deadline) {
        return misuse(console, "1 to 250 working days or working hours, such as \"3 working days\"",
                      "\"" + text + "\"");
    }
    auto const rules = definitions_folder(arguments) / "rules";
    auto files = catalog::yaml_files(rules);
    auto const checked = catalog::take_calendar(files, rules, base::china_date(*from));
    if (!checked.faults.empty()) return refuse(console, checked.faults);
    auto const due = workflow::due(*deadline, *from, *checked.calendar);
    console.out << fmt::format("{} from {}:\n", to_string(*deadline), in_china(*from));
    print_days(console, *checked.calendar, *deadline, *from, due);
    console.out << fmt::format("due {} ({})\n", in_china(due), base::to_string(due));
    print_unknown_years(console, *checked.calendar, *from, due);
    return succeeded;
}

}  // namespace yingshen::app

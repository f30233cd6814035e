#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "workflow/calendar.hpp"

namespace yingshen::workflow {

/// A calendar file: its name for messages, and its text.
struct CalendarFile {
    std::string file;
    std::string text;
};

/// The calendar of a national file and, where there is one, a bank's own file, which wins over it.
/// All faults of both at once, with `file:line:col`: unknown keys, dates that do not exist, a day
/// said twice, a holiday outside its year, a make-up day that is a weekday, office hours that
/// overlap or end before they begin. The format is described in rules/README.md.
[[nodiscard]] std::expected<Calendar, std::vector<base::Fault>> parse_calendar(
    CalendarFile const& national, std::optional<CalendarFile> const& bank);

}  // namespace yingshen::workflow

#pragma once
#include "workflow/calendar.hpp"
#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// The instant at which a deadline that starts at `from` is reached. Working days: the day of
/// `from` does not count, and the deadline is the end of the last day's office hours. Working
/// hours: only office hours count. Clamped to what the calendar knows.
[[nodiscard]] base::Time due(Deadline deadline, base::Time from, Calendar const& calendar);

/// A deadline as an amount of working time: a working day is all the office hours of a day.
[[nodiscard]] std::int64_t working_us(Deadline deadline, Calendar const& calendar);

/// `3 working days`, `8 working hours`: the spelling of workflow files. 1 to 250; nullopt for
/// anything else.
[[nodiscard]] std::optional<Deadline> parse_deadline(std::string_view text);
[[nodiscard]] std::string to_string(Deadline deadline);

}  // namespace yingshen::workflow

#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "rulebook/rulebook.hpp"
#include "workflow/calendar.hpp"

namespace yingshen::catalog {

/// The days that a calendar must know ahead; less is a warning.
inline constexpr int calendar_ahead_days = 90;

struct CheckedCalendar {
    std::shared_ptr<workflow::Calendar const> calendar;  ///< never null; plain weeks without files
    std::vector<base::Fault> faults;
    std::vector<base::Fault> warnings;  ///< a year within the next 90 days is not known
};

/// Takes `calendar/*.yaml` out of the files of rules/ and reads them. The calendar is no part of
/// the pinned rules: what a deadline came to stands in the events.
[[nodiscard]] CheckedCalendar take_calendar(std::vector<rulebook::NamedText>& files,
                                            std::filesystem::path const& rules, base::Date on);

}  // namespace yingshen::catalog

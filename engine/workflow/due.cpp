#include "workflow/due.hpp"

#include <charconv>

namespace yingshen::workflow {
namespace {

constexpr std::int64_t hour_us = 3'600'000'000;
constexpr int amount_max = 250;

}  // namespace

base::Time due(Deadline deadline, base::Time from, Calendar const& calendar) {
    return deadline.unit == Deadline::Unit::working_days
               ? calendar.after_working_days(from, deadline.amount)
               : calendar.after_working_time(from, working_us(deadline, calendar));
}

std::int64_t working_us(Deadline deadline, Calendar const& calendar) {
    return deadline.amount *
           (deadline.unit == Deadline::Unit::working_days ? calendar.day_us() : hour_us);
}

std::optional<Deadline> parse_deadline(std::string_view text) {
    Deadline deadline;
    auto const [rest, error] =
        std::from_chars(text.data(), text.data() + text.size(), deadline.amount);
    auto const unit = text.substr(static_cast<std::size_t>(rest - text.data()));
    auto const days = unit == " working day" || unit == " working days";
    auto const hours = unit == " working hour" || unit == " working hours";
    if (error != std::errc{} || (!days && !hours) || deadline.amount < 1 ||
        deadline.amount > amount_max)
        return std::nullopt;
    deadline.unit = hours ? Deadline::Unit::working_hours : Deadline::Unit::working_days;
    return deadline;
}

std::string to_string(Deadline deadline) {
    auto const unit =
        deadline.unit == Deadline::Unit::working_days ? " working day" : " working hour";
    return std::to_string(deadline.amount) + unit + (deadline.amount == 1 ? "" : "s");
}

}  // namespace yingshen::workflow

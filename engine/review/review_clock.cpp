#include "review/review_clock.hpp"

#include <algorithm>

#include "workflow/due.hpp"

namespace yingshen::review {

ReviewClock review_clock(workflow::Definition const& definition, Submission const& submission,
                         workflow::Calendar const& calendar, base::Time now) {
    ReviewClock clock;
    for (auto const& period : submission.reviewing) {
        clock.paused = period.to.has_value();
        auto const end = std::max(period.from, period.to.value_or(now));
        clock.used_us += calendar.working_time(period.from, end);
    }
    if (definition.review_time)
        clock.left_us = workflow::working_us(*definition.review_time, calendar) - clock.used_us;
    return clock;
}

}  // namespace yingshen::review

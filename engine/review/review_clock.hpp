#pragma once
#include <cstdint>
#include <optional>

#include "review/submission.hpp"
#include "workflow/calendar.hpp"

namespace yingshen::review {

/// How long reviewers have had a submission, in working time.
struct ReviewClock {
    bool paused = true;  ///< no reviewer has it: its submitter does, or it has ended
    std::int64_t used_us = 0;
    std::optional<std::int64_t> left_us;  ///< of `review_time`; negative: that much too long
    bool operator==(ReviewClock const&) const = default;
};

/// Pure. `now` before the submission's last move counts as that.
[[nodiscard]] ReviewClock review_clock(workflow::Definition const& definition,
                                       Submission const& submission,
                                       workflow::Calendar const& calendar, base::Time now);

}  // namespace yingshen::review

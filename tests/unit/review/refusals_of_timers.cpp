#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {

std::vector<RefusalRow> refusals_of_timers() {
    auto const timed = [](Desk& desk) {
        desk.to_pre_review();
        desk.submission.task->timers = {first_instant, {desk.now.us + 1}, first_instant};
        desk.submission.task->fired = {2};
    };
    return {
        {"a person fires a timer",
         timed,
         everybody("eve", "eve_1"),
         FireTimer{0},
         "not_the_system",
         {"actor: expected system, but found eve_1"}},
        {"a timer that the task does not have",
         timed,
         system_actor(),
         FireTimer{3},
         "timer_absent",
         {"timer: expected one of 3 timers of pre_review, but found 3"}},
        {"a timer before its time",
         timed,
         system_actor(),
         FireTimer{1},
         "timer_not_due",
         {"now: expected at or after 2026-11-18T11:09:40.000001Z, but found "
          "2026-11-18T11:09:40.000000Z"}},
        {"a timer again",
         timed,
         system_actor(),
         FireTimer{2},
         "timer_fired",
         {"timer: expected a timer that has not fired since 2026-11-18T11:08:40.000000Z, but found "
          "2, which has"}},
        {"a timer that the definition does not know",
         timed,
         system_actor(),
         FireTimer{0},
         "definition_mismatch",
         {"timer: expected a timer of pre_review in marketing_material, but found 0"}},
    };
}

}  // namespace yingshen::test

#include <algorithm>
#include <cmath>

#include "api/view.hpp"
#include "review/review_clock.hpp"

namespace yingshen::api {
namespace {

using base::Json;

/// Hours of working time, to a hundredth.
Json hours(std::int64_t working_us) {
    constexpr double hundredth_us = 36'000'000.0;
    return std::round(static_cast<double>(working_us) / hundredth_us) / 100.0;
}

}  // namespace

Json deadline_json(service::Reviews::View const& view, workflow::Calendar const& calendar,
                   base::Time now) {
    auto const& task = view.submission.task;
    auto const clock = review::review_clock(*view.definition, view.submission, calendar, now);
    return Json::Object{
        {"due", task ? shape(task->due) : Json()},
        {"review_due", task ? shape(task->review_due) : Json()},
        {"paused", clock.paused},
        {"used_hours", hours(clock.used_us)},
        {"left_hours", clock.left_us ? hours(*clock.left_us) : Json()},
    };
}

Json timers_json(service::Reviews::View const& view) {
    Json::Array list;
    auto const& submission = view.submission;
    auto const* state = view.definition->find(submission.state);
    if (!submission.task || state == nullptr) return list;
    auto const& task = *submission.task;
    for (std::size_t i = 0; i < std::min(task.timers.size(), state->timers.size()); ++i) {
        bool const reminds = state->timers[i].kind == workflow::Timer::Kind::remind;
        list.push_back(Json::Object{{"timer", static_cast<std::int64_t>(i)},
                                    {"does", reminds ? "remind" : "escalate"},
                                    {"at", base::to_string(task.timers[i])},
                                    {"fired", task.fired.contains(i)}});
    }
    return list;
}

}  // namespace yingshen::api

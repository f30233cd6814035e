#include <algorithm>

#include "review/case.hpp"
#include "review/review_clock.hpp"
#include "workflow/due.hpp"
#include "workflow/people.hpp"

namespace yingshen::review {
namespace {

/// Whether go-live is nearer than the workflow's window. A go-live that has passed is.
bool is_urgent(Context const& context, words::FactSet const& facts) {
    auto const& within = context.definition.urgent_within;
    auto const found = facts.find("go_live");
    if (!within || found == facts.end() || found->second.empty()) return false;
    auto const day = base::parse_date(found->second.front());
    if (!day) return false;
    auto const left = context.calendar.working_time(context.now, base::china_midnight(*day));
    return left < workflow::working_us(*within, context.calendar);
}

/// When what is left of the reviewers' time is used up, if they keep the submission from now on.
std::optional<base::Time> review_due(Context const& context, workflow::Task const& task,
                                     Submission const& before) {
    if (!workflow::is_review(task)) return std::nullopt;
    auto const clock = review_clock(context.definition, before, context.calendar, context.now);
    if (!clock.left_us) return std::nullopt;
    return context.calendar.after_working_time(context.now,
                                               std::max<std::int64_t>(*clock.left_us, 0));
}

}  // namespace

TaskOpened opened(Context const& context, workflow::Task const& task, words::FactSet const& facts,
                  Submission const& before) {
    TaskOpened begun;
    begun.role = task.role;
    begun.scope = task.scope;
    begun.urgent = is_urgent(context, facts);
    auto const& deadline = begun.urgent && task.urgent ? task.urgent : task.deadline;
    if (deadline) begun.due = workflow::due(*deadline, context.now, context.calendar);
    begun.review_due = review_due(context, task, before);
    return begun;
}

TaskOpened opened(Context const& context, workflow::State const& state, words::FactSet const& facts,
                  Submission const& before) {
    auto begun = opened(context, *state.task, facts, before);
    for (auto const& timer : state.timers)
        begun.timers.push_back(workflow::due(timer.after, context.now, context.calendar));
    return begun;
}

}  // namespace yingshen::review

#include "review/case.hpp"
#include "review/groups.hpp"

namespace yingshen::review {
namespace {

using workflow::Timer;

/// Whoever has the task, or everybody who could take it.
std::string whoever_works(Case const& at) {
    if (!at.task.claimant.empty()) return at.task.claimant;
    return group_of(at.submission, at.task.role, at.task.scope);
}

}  // namespace

// Nothing here looks at whether the deadline is kept, and nothing but words comes of it.
Decided decide_on(Case const& at, FireTimer const& command) {
    auto const& actor = at.context.actor;
    if (actor.person != system_id || actor.account != system_id) {
        return refuse(Refusal::not_the_system, {{"actor", std::string(system_id), actor.account}});
    }
    auto const& task = at.task;
    auto const number = std::to_string(command.timer);
    if (command.timer >= task.timers.size()) {
        return refuse(
            Refusal::timer_absent,
            {{"timer", "one of " + std::to_string(task.timers.size()) + " timers of " + at.state.id,
              number}});
    }
    if (task.fired.contains(command.timer)) {
        return refuse(Refusal::timer_fired,
                      {{"timer", "a timer that has not fired since " + base::to_string(task.since),
                        number + ", which has"}});
    }
    if (auto const due = task.timers[command.timer]; at.context.now < due) {
        return refuse(Refusal::timer_not_due, {{"now", "at or after " + base::to_string(due),
                                                base::to_string(at.context.now)}});
    }
    if (command.timer >= at.state.timers.size()) {
        return refuse(
            Refusal::definition_mismatch,
            {{"timer", "a timer of " + at.state.id + " in " + at.context.definition.id, number}});
    }
    switch (at.state.timers[command.timer].kind) {
        case Timer::Kind::remind:
            return std::vector<Event>{Reminded{at.state.id, command.timer, {whoever_works(at)}}};
        case Timer::Kind::escalate:
            return std::vector<Event>{
                Escalated{at.state.id, command.timer, {heads_of(at.submission, task)}}};
        case Timer::Kind::act:
            break;
    }
    return refuse(Refusal::timer_absent,
                  {{"timer", "a timer that reminds or escalates", number + ", which acts"}});
}

}  // namespace yingshen::review

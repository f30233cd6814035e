#include <algorithm>

#include "review/apply.hpp"
#include "review/case.hpp"
#include "review/people.hpp"
#include "review/situation.hpp"

namespace yingshen::review {
namespace {

using workflow::Condition;

/// Where the submission stands as the other version sees it.
workflow::Position position(Case const& at, Target const& target) {
    auto const& definition = target.definition;
    return {at.submission.state, gates_taken(definition, at.submission), opinions_of(at.submission),
            situation(definition, at.submission, target.items, true, at.context.now).holds};
}

std::string gates_of(Submission const& submission) {
    std::string gates;
    for (auto const& decision : submission.decisions)
        gates += (gates.empty() ? "" : ", ") + decision.gate;
    return gates.empty() ? "no gate in force" : gates;
}

/// Everything that is so on every path to the state there, and not so here.
void compare(workflow::Definition const& definition, workflow::Position const& here,
             workflow::Reachable::Always const& always, std::vector<base::Fault>& faults) {
    for (workflow::GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        if (!always.in_force.test(gate)) continue;
        if (std::ranges::find(here.taken, gate) != here.taken.end()) continue;
        auto const id = workflow::to_string(definition.gates[gate]);
        faults.push_back(
            {"gates", id + " in force, as on every path to " + here.state, id + " not passed"});
    }
    for (std::size_t bit = 0; bit < workflow::condition_count; ++bit) {
        if (always.holds.test(bit) == here.holds.test(bit) ||
            (!always.holds.test(bit) && !always.fails.test(bit)))
            continue;
        auto const holds = here.holds.test(bit);
        auto const id = std::string(workflow::name(static_cast<Condition>(bit)));
        faults.push_back({"conditions",
                          (holds ? "not " : "") + id + ", as on every path to " + here.state,
                          (holds ? "" : "not ") + id});
    }
}

std::vector<base::Fault> faults_of(Case const& at, Target const& target) {
    std::vector<base::Fault> faults;
    auto const& definition = target.definition;
    auto const& submission = at.submission;
    if (definition.kind != submission.kind) {
        faults.push_back({"kind", std::string(words::name(submission.kind)),
                          std::string(words::name(definition.kind))});
    }
    if (!submission.ballot.votes.empty() || !submission.ballot.signers.empty() ||
        submission.ballot.seats_removed > 0) {
        faults.push_back({"ballot", "nobody who voted or was added in " + submission.state,
                          "a ballot that has begun"});
    }
    auto const* state = definition.find(submission.state);
    if (state == nullptr || !state->task) {
        faults.push_back({"state", "a state of " + definition.id + " with a task",
                          "\"" + submission.state + "\""});
        return faults;
    }
    if (!target.reachable.complete()) {
        faults.push_back({"to", "a workflow whose model is within its bound", definition.id});
        return faults;
    }
    auto const here = position(at, target);
    if (target.reachable.contains(here)) return faults;
    auto const before = faults.size();
    compare(definition, here, target.reachable.always(submission.state), faults);
    if (faults.size() == before) {
        faults.push_back(
            {"gates",
             "a standing that " + definition.id + " can bring about in " + submission.state,
             gates_of(submission)});
    }
    return faults;
}

/// A task that began when it began: a deadline is not won by migrating.
/// `opens` is the state, or the task of a review beside it.
template <class Opens>
TaskOpened reopened(Case const& at, Opens const& opens, OpenTask const* before) {
    auto const& context = at.context;
    Context const then{context.definition,
                       {},
                       context.actor,
                       before == nullptr ? context.now : before->since,
                       context.calendar};
    return opened(then, opens, at.submission.facts, at.submission);
}

/// The timers of the new task that fired under the old terms already: nobody is told twice.
std::vector<std::size_t> fired_before(Case const& at, workflow::State const& there,
                                      TaskOpened const& task) {
    std::vector<std::size_t> fired;
    auto const told = [&](std::size_t timer) {
        return std::ranges::any_of(at.task.fired, [&](std::size_t before) {
            return before < at.state.timers.size() && before < at.task.timers.size() &&
                   at.state.timers[before].kind == there.timers[timer].kind &&
                   at.task.timers[before] == task.timers[timer];
        });
    };
    for (std::size_t timer = 0; timer < task.timers.size(); ++timer) {
        if (told(timer)) fired.push_back(timer);
    }
    return fired;
}

void drop_answers(std::map<std::string, ItemAnswer> const& answers,
                  std::vector<std::string> const& items, std::string const& prefix,
                  std::vector<std::string>& dropped) {
    for (auto const& [item, answer] : answers) {
        if (std::ranges::find(items, item) == items.end()) dropped.push_back(prefix + item);
    }
}

Migrated migrated(Case const& at, Target const& target, Pins const& to) {
    auto const& submission = at.submission;
    auto const& state = *target.definition.find(submission.state);
    Migrated event;
    event.from = submission.pins;
    event.to = to;
    event.state = state.id;
    event.task = reopened(at, state, &at.task);
    event.fired = fired_before(at, state, event.task);
    for (auto const& side : state.sides) {
        auto const gate = state.id + "." + side.id;
        if (std::ranges::find(submission.decisions, gate, &Decision::gate) !=
            submission.decisions.end())
            continue;
        event.sides.push_back(
            {side.id, reopened(at, side.task, submission.open_task(side.id)), false});
    }
    drop_answers(submission.item_answers, target.items, "", event.dropped_answers);
    for (auto const& [side, answers] : submission.side_answers) {
        auto const items = target.side_items.find(side);
        drop_answers(answers,
                     items == target.side_items.end() ? std::vector<std::string>{} : items->second,
                     side + "/", event.dropped_answers);
    }
    for (auto const& decision : submission.decisions) {
        auto const is_it = [&](workflow::Gate const& gate) {
            return workflow::to_string(gate) == decision.gate;
        };
        if (std::ranges::none_of(target.definition.gates, is_it))
            event.dropped_gates.push_back(decision.gate);
    }
    return event;
}

/// Whoever has a task keeps it where they could take it under the other version.
void keep_claims(Case const& at, Target const& target, Migrate const& command, Migrated& event) {
    auto after = at.submission;
    apply(after, {{after.id, after.version, at.context.now, {}, {}}, event});
    Context const context{target.definition, target.items,        at.context.actor,
                          at.context.now,    at.context.calendar, target.side_items};
    Case const there{context, after, *target.definition.find(after.state), *after.task};
    auto const keeps = [&](std::string const& side, TaskOpened const& task) {
        auto const* before = at.submission.open_task(side);
        if (before == nullptr || before->claimant.empty()) return false;
        if (task.role == words::Role::submitter) return before->claimant == after.submitter;
        auto const claimant = command.claimants.find(side);
        return claimant != command.claimants.end() && claimant->second.person == before->claimant &&
               may_take(there, claimant->second, side).has_value();
    };
    event.keeps_claim = keeps({}, event.task);
    for (auto& side : event.sides)
        side.keeps_claim = keeps(side.id, side.task);
}

}  // namespace

Decided decide_on(Case const& at, Migrate const& command) {
    auto const& actor = at.context.actor;
    if (auto administers = must_hold(actor, words::Role::administrator, words::Scope::any);
        !administers && !must_hold(actor, words::Role::center_head, words::Scope::any))
        return std::unexpected(administers.error());
    auto const* target = at.context.target;
    auto const changes = target != nullptr && command.to.rulebook == at.submission.pins.rulebook &&
                         command.to.workflow != at.submission.pins.workflow;
    if (!changes) {
        return refuse(Refusal::migration_refused,
                      {{"to", "another version of the workflow, under the same rules",
                        base::hex(command.to.workflow)}});
    }
    if (auto faults = faults_of(at, *target); !faults.empty())
        return refuse(Refusal::migration_refused, std::move(faults));
    auto event = migrated(at, *target, command.to);
    keep_claims(at, *target, command, event);
    return std::vector<Event>{std::move(event)};
}

}  // namespace yingshen::review

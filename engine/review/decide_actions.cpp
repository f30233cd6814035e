#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/people.hpp"
#include "review/reason.hpp"
#include "review/requirement.hpp"
#include "review/situation.hpp"
#include "workflow/gates.hpp"

namespace yingshen::review {
namespace {

std::string actions_of(workflow::State const& state) {
    std::string names;
    for (auto const& transition : state.transitions) {
        auto const action = workflow::name(transition.action);
        if (names.find(action) != std::string::npos) continue;
        names += names.empty() ? "" : ", ";
        names += action;
    }
    return names.empty() ? "no action" : "one of " + names;
}

Advanced move(Case const& at, Act const& command, workflow::State const& to) {
    Advanced event;
    event.action = command.action;
    event.from = at.state.id;
    event.to = to.id;
    event.reason = command.reason;
    event.comment = command.comment;
    event.gate = at.task.role != words::Role::submitter && workflow::is_decision(command.action);
    event.content = content_digest(at.submission);
    event.end = to.end;
    if (to.task && !to.end) event.task = opened(at.context, to, at.submission.facts, at.submission);
    return event;
}

/// The gates that a return closes, by the rule that the proof of the workflow follows too.
DecisionsVoided closed(Case const& at, workflow::State const& to) {
    auto const& definition = at.context.definition;
    auto const gates =
        workflow::closed_by_return(definition, to, gates_taken(definition, at.submission));
    DecisionsVoided voided{DecisionsVoided::Cause::returned, {}, {}};
    for (workflow::GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        if (gates.test(gate)) voided.gates.push_back(workflow::to_string(definition.gates[gate]));
    }
    return voided;
}

bool closes(workflow::Action action) {
    return action == workflow::Action::return_ || action == workflow::Action::withdraw;
}

/// The reviews beside a state that are still to be done when it is entered.
std::vector<Advanced::Side> sides_of(Case const& at, workflow::State const& to,
                                     DecisionsVoided const& voided) {
    std::vector<Advanced::Side> sides;
    for (auto const& side : to.sides) {
        auto const gate = to.id + "." + side.id;
        auto const passed = std::ranges::find(at.submission.decisions, gate, &Decision::gate) !=
                                at.submission.decisions.end() &&
                            std::ranges::find(voided.gates, gate) == voided.gates.end();
        if (!passed)
            sides.push_back(
                {side.id, opened(at.context, side.task, at.submission.facts, at.submission)});
    }
    return sides;
}

std::string targets_of(workflow::State const& state, workflow::Action action) {
    std::string ids;
    for (auto const to : workflow::targets(state, action))
        ids.append(ids.empty() ? "one of " : ", ").append(to);
    return ids.empty() ? "no state to choose" : ids;
}

bool is_voted(workflow::State const& state, workflow::Action action) {
    auto const& votes = state.task->votes;
    return votes && (action == votes->approve || action == votes->refuse);
}

/// Taking a submission back is the submitter's alone, whoever has it; and nobody who reviewed it
/// does so in the submitter's name.
base::Result<void> may_withdraw(Case const& at) {
    auto const& actor = at.context.actor;
    if (actor.acting_for() == at.submission.submitter) return must_not_have_reviewed(at);
    return refuse(Refusal::not_submitter,
                  {{"person", "the submitter " + at.submission.submitter, actor.acting_for()}});
}

}  // namespace

Decided take_way(Case const& at, Act const& command, std::vector<std::string> const& people) {
    Checks checks;
    check_reason(at.context.definition, command.reason, command.comment, checks);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());

    auto const seen = situation(at.context.definition, at.submission, at.context.items,
                                has_reason(at.context.definition, command.reason, command.comment),
                                at.context.now);
    auto const way = workflow::step(at.state, command.action, seen, command.to);
    if (!way && way.error().kind == workflow::Refusal::Kind::no_such_target) {
        return refuse(Refusal::no_such_target,
                      {{"to", targets_of(at.state, command.action),
                        command.to.empty() ? "none" : "\"" + command.to + "\""}});
    }
    if (!way) {
        std::vector<base::Fault> faults;
        for (auto const& unmet : way.error().unmet)
            faults.push_back(unmet_fault(at, unmet));
        return refuse(Refusal::requirements_unmet, std::move(faults));
    }
    auto const* to = at.context.definition.find((*way)->to);
    if (to == nullptr) {
        return refuse(Refusal::definition_mismatch,
                      {{"state", "a state of " + at.context.definition.id, (*way)->to}});
    }
    auto moved = move(at, command, *to);
    moved.people = people;
    auto voided = closes(command.action) ? closed(at, *to) : DecisionsVoided{};
    moved.sides = sides_of(at, *to, voided);
    std::vector<Event> events{std::move(moved)};
    if (!voided.gates.empty()) events.push_back(std::move(voided));
    return events;
}

base::Result<void> may_take_action(Case const& at, workflow::Action action) {
    if (is_voted(at.state, action)) {
        return refuse(Refusal::decided_by_votes,
                      {{"action", "a vote", std::string(workflow::name(action))}});
    }
    return action == workflow::Action::withdraw ? may_withdraw(at) : may_act(at);
}

Decided decide_on(Case const& at, Act const& command) {
    auto const& ways = at.state.transitions;
    if (std::ranges::find(ways, command.action, &workflow::Transition::action) == ways.end()) {
        return refuse(Refusal::action_not_possible,
                      {{"action", actions_of(at.state),
                        std::string(workflow::name(command.action)) + " in " + at.state.id}});
    }
    if (auto allowed = may_take_action(at, command.action); !allowed)
        return std::unexpected(allowed.error());
    return take_way(at, command, {});
}

}  // namespace yingshen::review

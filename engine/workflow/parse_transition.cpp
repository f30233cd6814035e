#include <algorithm>

#include "workflow/parse_parts.hpp"

namespace yingshen::workflow {
namespace {

using yaml::Faults;
using yaml::MapReader;
using yaml::Node;

std::vector<std::string> condition_names() {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < condition_count; ++at)
        names.emplace_back(name(static_cast<Condition>(at)));
    return names;
}

/// What a person still has to do, or says with the command, is no ground to go another way: these
/// may be needed, but not chosen by. The proof relies on it.
bool is_work(Condition condition) {
    switch (condition) {
        case Condition::facts_complete:
        case Condition::material_attached:
        case Condition::screened:
        case Condition::checklist_complete:
        case Condition::reason:
            return true;
        case Condition::no_failed_items:
        case Condition::opinions:
        case Condition::opinions_answered:
        case Condition::adopted_verified:
        case Condition::no_declined_substantive:
        case Condition::no_open_opinions:
            return false;
    }
    return true;
}

std::optional<Requirement> read_requirement(Node const& node, Known const& known, Faults& faults) {
    Requirement requirement;
    requirement.mark = node.mark;
    if (node.kind == Node::Kind::map) {
        MapReader reader(node, faults, "a requirement");
        auto const* gate = reader.required("in_force");
        reader.finish();
        if (gate == nullptr) return std::nullopt;
        requirement.in_force = known.gate(*gate, faults);
        return requirement.in_force ? std::optional(requirement) : std::nullopt;
    }
    requirement.condition = parse_condition(node.scalar);
    if (requirement.condition) return requirement;
    auto const names = condition_names();
    std::string list;
    for (auto const& word : names)
        list += word + ", ";
    faults.add(node.mark, "one of " + list + "or {in_force: a decision}",
               node.described() + hint(node.scalar, names));
    return std::nullopt;
}

std::vector<Requirement> read_requirements(Node const* node, Known const& known, Faults& faults) {
    std::vector<Requirement> requirements;
    if (node == nullptr) return requirements;
    if (node->kind != Node::Kind::sequence || node->sequence.empty()) {
        faults.add(node->mark, "a list of conditions", node->described());
    }
    for (auto const& entry : node->sequence) {
        if (auto const requirement = read_requirement(entry, known, faults))
            requirements.push_back(*requirement);
    }
    return requirements;
}

Transition read_way(Action action, Node const& node, Known const& known, Faults& faults) {
    MapReader reader(node, faults, "a way of " + std::string(name(action)));
    Transition transition;
    transition.action = action;
    transition.mark = node.mark;
    auto const* to = reader.required("to");
    auto const* when = reader.optional("when");
    auto const* needs = reader.optional("needs");
    reader.finish();
    if (to != nullptr) transition.to = known.state(*to, faults);
    transition.when = read_requirements(when, known, faults);
    transition.needs = read_requirements(needs, known, faults);
    for (auto const& requirement : transition.when) {
        if (requirement.condition && is_work(*requirement.condition)) {
            faults.add(requirement.mark,
                       "a condition that is not work still to do (that belongs under needs)",
                       std::string(name(*requirement.condition)));
        }
    }
    return transition;
}

bool asks(std::vector<Requirement> const& requirements, Condition condition) {
    return std::ranges::find(requirements, condition, &Requirement::condition) !=
           requirements.end();
}

void check_transition(State const& state, Transition const& transition, Faults& faults) {
    auto const submitters = state.task && state.task->role == words::Role::submitter;
    auto const answers =
        transition.action == Action::submit || transition.action == Action::respond;
    auto const word = std::string(name(transition.action));
    if (state.task && answers && !submitters) {
        faults.add(transition.mark, word + " in a task of the submitter",
                   "a task of " + std::string(words::name(state.task->role)));
    }
    if (submitters && transition.action == Action::give_opinions) {
        faults.add(transition.mark, word + " in a task of a reviewer", "a task of the submitter");
    }
    for (auto const condition : {Condition::checklist_complete, Condition::no_failed_items}) {
        if (state.checklist.empty() &&
            (asks(transition.needs, condition) || asks(transition.when, condition))) {
            faults.add(transition.mark,
                       "a checklist in the state for " + std::string(name(condition)), "none");
        }
    }
}

}  // namespace

void read_transitions(Action action, Node const& node, Known const& known, Faults& faults,
                      std::vector<Transition>& transitions) {
    if (node.kind != Node::Kind::sequence) {
        transitions.push_back(read_way(action, node, known, faults));
        return;
    }
    if (node.sequence.empty()) faults.add(node.mark, "at least one way", node.described());
    bool always = false;
    for (auto const& entry : node.sequence) {
        if (always)
            faults.add(entry.mark, "no way after one without `when`, which is always taken",
                       "another way");
        transitions.push_back(read_way(action, entry, known, faults));
        always = always || transitions.back().when.empty();
    }
}

void check_state(State const& state, Faults& faults) {
    if (state.end) {
        if (state.task || !state.transitions.empty() || state.editable || !state.timers.empty() ||
            !state.checklist.empty()) {
            faults.add(state.mark, "an end without task, actions, timers, checklist or editing",
                       "the end " + state.id + " with some");
        }
        return;
    }
    if (!state.task)
        faults.add(state.mark, "a task, or `end: good` or `end: bad`",
                   "the state " + state.id + " with neither");
    if (state.transitions.empty())
        faults.add(state.mark, "at least one action under `on`",
                   "the state " + state.id + " without one");
    if (state.editable && state.task && state.task->role != words::Role::submitter) {
        faults.add(state.mark, "an editable state with a task of the submitter",
                   "a task of " + std::string(words::name(state.task->role)));
    }
    for (auto const& transition : state.transitions)
        check_transition(state, transition, faults);
}

}  // namespace yingshen::workflow

#include <algorithm>
#include <iterator>

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
        case Condition::final_paired:
        case Condition::same_bytes:
        case Condition::within_cleared:
        case Condition::not_expired:
        case Condition::findings_settled:
            return true;
        case Condition::no_failed_items:
        case Condition::opinions:
        case Condition::opinions_answered:
        case Condition::adopted_verified:
        case Condition::no_declined_substantive:
        case Condition::no_open_opinions:
        case Condition::declined:
        case Condition::final_unchanged:
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

/// A way as written: one transition, or one for each state that a command may choose.
std::vector<Transition> read_way(Action action, Node const& node, Known const& known,
                                 Faults& faults) {
    MapReader reader(node, faults, "a way of " + std::string(name(action)));
    Transition transition;
    transition.action = action;
    transition.mark = node.mark;
    auto const* to = reader.required("to");
    auto const* when = reader.optional("when");
    auto const* needs = reader.optional("needs");
    reader.finish();
    transition.when = read_requirements(when, known, faults);
    transition.needs = read_requirements(needs, known, faults);
    for (auto const& requirement : transition.when) {
        if (requirement.condition && is_work(*requirement.condition)) {
            faults.add(requirement.mark,
                       "a condition that is not work still to do (that belongs under needs)",
                       std::string(name(*requirement.condition)));
        }
    }
    if (to == nullptr || to->kind != Node::Kind::sequence) {
        if (to != nullptr) transition.to = known.state(*to, faults);
        return {transition};
    }
    if (action != Action::return_ || to->sequence.empty()) {
        faults.add(to->mark, "one state, or for a return a list of states to choose from",
                   to->described());
    }
    std::vector<Transition> ways;
    transition.chosen = true;
    for (auto const& target : to->sequence) {
        transition.to = known.state(target, faults);
        ways.push_back(transition);
    }
    return ways;
}

}  // namespace

void read_transitions(Action action, Node const& node, Known const& known, Faults& faults,
                      std::vector<Transition>& transitions) {
    auto const add = [&](Node const& way) {
        auto read = read_way(action, way, known, faults);
        auto const always =
            std::ranges::all_of(read, [](Transition const& one) { return one.when.empty(); });
        std::ranges::move(read, std::back_inserter(transitions));
        return always;
    };
    if (node.kind != Node::Kind::sequence) {
        add(node);
        return;
    }
    if (node.sequence.empty()) faults.add(node.mark, "at least one way", node.described());
    bool always = false;
    for (auto const& entry : node.sequence) {
        if (always)
            faults.add(entry.mark, "no way after one without `when`, which is always taken",
                       "another way");
        always = add(entry);
    }
}

}  // namespace yingshen::workflow

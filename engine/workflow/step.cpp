#include "workflow/step.hpp"

#include <algorithm>

namespace yingshen::workflow {
namespace {

bool all_hold(std::vector<Requirement> const& requirements, Situation const& situation) {
    return std::ranges::all_of(requirements,
                               [&](auto const& one) { return holds(one, situation); });
}

bool is_tried(Transition const& transition, Action action, std::string_view to) {
    return transition.action == action && (!transition.chosen || transition.to == to);
}

/// The first way of an action whose `when` holds.
Transition const* first_way(State const& state, Action action, Situation const& situation,
                            std::string_view to) {
    for (auto const& transition : state.transitions) {
        if (!is_tried(transition, action, to) || !all_hold(transition.when, situation)) continue;
        return to.empty() || transition.to == to ? &transition : nullptr;
    }
    return nullptr;
}

}  // namespace

bool holds(Requirement const& requirement, Situation const& situation) {
    if (requirement.condition)
        return situation.holds.test(static_cast<std::size_t>(*requirement.condition));
    return requirement.in_force && situation.in_force.test(*requirement.in_force);
}

Transition const* way(State const& state, Action action, Situation const& situation,
                      std::string_view to) {
    auto const* transition = first_way(state, action, situation, to);
    return transition != nullptr && all_hold(transition->needs, situation) ? transition : nullptr;
}

std::expected<Transition const*, Refusal> step(State const& state, Action action,
                                               Situation const& situation, std::string_view to) {
    auto const* transition = first_way(state, action, situation, to);
    if (transition != nullptr) {
        Refusal refusal{Refusal::Kind::unmet, {}};
        for (auto const& need : transition->needs) {
            if (!holds(need, situation)) refusal.unmet.push_back(need);
        }
        if (refusal.unmet.empty()) return transition;
        return std::unexpected(std::move(refusal));
    }
    // No way is open: what the ways of this action wait for is the reason, if it has any way.
    Refusal refusal{Refusal::Kind::no_such_action, {}};
    for (auto const& candidate : state.transitions) {
        if (candidate.action != action) continue;
        if (refusal.kind == Refusal::Kind::no_such_action)
            refusal.kind = Refusal::Kind::no_such_target;
        if (!is_tried(candidate, action, to)) continue;
        if (all_hold(candidate.when, situation)) break;  // it leads elsewhere than named
        refusal.kind = Refusal::Kind::unmet;
        for (auto const& condition : candidate.when) {
            if (!holds(condition, situation)) refusal.unmet.push_back(condition);
        }
    }
    return std::unexpected(std::move(refusal));
}

std::vector<std::string_view> targets(State const& state, Action action) {
    std::vector<std::string_view> to;
    for (auto const& transition : state.transitions) {
        if (transition.action != action || !transition.chosen) continue;
        if (std::ranges::find(to, transition.to) == to.end()) to.emplace_back(transition.to);
    }
    return to;
}

bool is_decision(Action action) {
    return action == Action::pass || action == Action::sign;
}

}  // namespace yingshen::workflow

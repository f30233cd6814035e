#include "workflow/step.hpp"

#include <algorithm>

namespace yingshen::workflow {
namespace {

bool all_hold(std::vector<Requirement> const& requirements, Situation const& situation) {
    return std::ranges::all_of(requirements,
                               [&](auto const& one) { return holds(one, situation); });
}

/// The first way of an action whose `when` holds.
Transition const* chosen(State const& state, Action action, Situation const& situation) {
    for (auto const& transition : state.transitions) {
        if (transition.action == action && all_hold(transition.when, situation)) return &transition;
    }
    return nullptr;
}

}  // namespace

bool holds(Requirement const& requirement, Situation const& situation) {
    if (requirement.condition)
        return situation.holds.test(static_cast<std::size_t>(*requirement.condition));
    return requirement.in_force && situation.in_force.test(*requirement.in_force);
}

Transition const* way(State const& state, Action action, Situation const& situation) {
    auto const* transition = chosen(state, action, situation);
    return transition != nullptr && all_hold(transition->needs, situation) ? transition : nullptr;
}

std::expected<Transition const*, Refusal> step(State const& state, Action action,
                                               Situation const& situation) {
    auto const* transition = chosen(state, action, situation);
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
        refusal.kind = Refusal::Kind::unmet;
        for (auto const& condition : candidate.when) {
            if (!holds(condition, situation)) refusal.unmet.push_back(condition);
        }
    }
    return std::unexpected(std::move(refusal));
}

std::optional<Barred> barred_by(Task const& task, std::function<bool(Barred const&)> const& is) {
    auto const found = std::ranges::find_if(task.barred, is);
    return found == task.barred.end() ? std::nullopt : std::optional(*found);
}

bool is_decision(Action action) {
    return action == Action::pass || action == Action::sign;
}

}  // namespace yingshen::workflow

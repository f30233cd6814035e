#pragma once
#include <bitset>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// Everything a guard can see of a submission.
struct Situation {
    std::bitset<condition_count> holds;  ///< by Condition
    GateSet in_force;
};

/// Why an action leads nowhere now.
struct Refusal {
    enum class Kind : std::uint8_t {
        no_such_action,
        no_such_target,  ///< a state to go to must be named, and it is none of those to choose from
        unmet
    } kind;
    std::vector<Requirement> unmet;  ///< every requirement that does not hold, in file order
};

/// Whether a requirement holds.
[[nodiscard]] bool holds(Requirement const& requirement, Situation const& situation);

/// The way an action takes from a state, or nullptr where step() would refuse it. The same rule
/// without the reasons, for the proof, which asks a million times.
[[nodiscard]] Transition const* way(State const& state, Action action, Situation const& situation,
                                    std::string_view to = {});

/// The way an action takes from a state, or every reason why it takes none. Total and pure: the
/// proof and the live engine call this same function. `to` names the state where the action offers
/// several to choose from, and is empty (or names what it leads to) where it does not.
[[nodiscard]] std::expected<Transition const*, Refusal> step(State const& state, Action action,
                                                             Situation const& situation,
                                                             std::string_view to = {});
/// The states that an action offers to choose from; empty where the workflow chooses.
[[nodiscard]] std::vector<std::string_view> targets(State const& state, Action action);

/// Whether an action at a state is a decision that opens a gate.
[[nodiscard]] bool is_decision(Action action);

/// The gates that a `return` or `withdraw` to a state closes: all of them where the state's task is
/// the submitter's or it has none, except where nothing but final files can change there;
/// otherwise the gates of that state that are in force, and every
/// gate taken after the first of them. `taken` is every gate in force, in the order of taking.
[[nodiscard]] GateSet closed_by_return(Definition const& definition, State const& to,
                                       std::span<GateIndex const> taken);

}  // namespace yingshen::workflow

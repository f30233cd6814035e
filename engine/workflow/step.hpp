#pragma once
#include <bitset>
#include <expected>
#include <functional>
#include <optional>
#include <vector>

#include "base/time.hpp"
#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// Everything a guard can see of a submission.
struct Situation {
    std::bitset<condition_count> holds;  ///< by Condition
    GateSet in_force;
};

/// Why an action leads nowhere now.
struct Refusal {
    enum class Kind : std::uint8_t { no_such_action, unmet } kind;
    std::vector<Requirement> unmet;  ///< every requirement that does not hold, in file order
};

/// The way an action takes from a state, or every reason why it takes none. Total and pure: the
/// proof and the live engine call this same function.
[[nodiscard]] std::expected<Transition const*, Refusal> step(State const& state, Action action,
                                                             Situation const& situation);

/// The first constraint of a task that bars a person; `is` says whether the person is what a
/// constraint names.
[[nodiscard]] std::optional<Barred> barred_by(Task const& task, std::function<bool(Barred const&)> const& is);

/// Whether an action at a state is a decision that opens a gate.
[[nodiscard]] bool is_decision(Action action);

/// The instant at which a deadline that starts at `from` is reached: working days are Monday to
/// Friday in China (the calendar of holidays is data of a later version), working hours are 9:00 to
/// 12:00 and 13:00 to 18:00.
[[nodiscard]] base::Time due(Deadline deadline, base::Time from);

}  // namespace yingshen::workflow

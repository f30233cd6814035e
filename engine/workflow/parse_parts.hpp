#pragma once
#include <string>
#include <vector>

#include "workflow/definition.hpp"
#include "yaml/reader.hpp"

/// The parts of parse(), one for each level of a workflow file. Not the module's interface.
namespace yingshen::workflow {

/// What the rest of a file may refer to, collected before the references are read.
struct Known {
    std::vector<std::string> states;
    std::vector<Gate> gates;

    /// The gate written `state.action`, with its index; a fault where there is none.
    [[nodiscard]] std::optional<GateIndex> gate(yaml::Node const& node, yaml::Faults& faults) const;
    /// The id of a state; a fault where there is none.
    [[nodiscard]] std::string state(yaml::Node const& node, yaml::Faults& faults) const;
};

/// Reads only ids, roles and actions, and says nothing about what is wrong: the readers do.
[[nodiscard]] Known collect_known(yaml::Node const& states);

[[nodiscard]] State read_state(std::string const& id, yaml::Node const& node, Known const& known,
                               yaml::Faults& faults);
[[nodiscard]] Task read_task(yaml::Node const& node, Known const& known, yaml::Faults& faults);
/// The reviews beside a state: a map from ids to reviews.
[[nodiscard]] std::vector<Side> read_sides(yaml::Node const& node, Known const& known,
                                           yaml::Faults& faults);
[[nodiscard]] std::optional<Action> read_action(yaml::Node const& node, yaml::Faults& faults);
/// A role that works on reviews.
[[nodiscard]] std::optional<words::Role> read_role(yaml::Node const& node, yaml::Faults& faults);
[[nodiscard]] std::vector<Timer> read_timers(yaml::Node const& node, yaml::Faults& faults);
[[nodiscard]] std::optional<Deadline> read_deadline(yaml::Node const& node, yaml::Faults& faults);
/// The ways of one action: one way as a map, or several as a list of maps.
void read_transitions(Action action, yaml::Node const& node, Known const& known,
                      yaml::Faults& faults, std::vector<Transition>& transitions);
/// What must fit together within one state once all of it was read.
void check_state(State const& state, yaml::Faults& faults);

/// What must fit together in the definition as a whole.
void check_definition(Definition const& definition, yaml::Faults& faults);

/// ` (did you mean "x"?)`, or nothing.
[[nodiscard]] std::string hint(std::string_view word, std::vector<std::string> const& known);

}  // namespace yingshen::workflow

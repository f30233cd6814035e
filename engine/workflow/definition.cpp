#include "workflow/definition.hpp"

#include <algorithm>

namespace yingshen::workflow {

std::string to_string(Gate const& gate) {
    return gate.state + "." + std::string(name(gate.action));
}

State const* Definition::find(std::string_view state) const {
    auto const found = std::ranges::find(states, state, &State::id);
    return found == states.end() ? nullptr : &*found;
}

std::optional<GateIndex> Definition::gate(std::string_view state, Action action) const {
    auto const found = std::ranges::find_if(
        gates, [&](Gate const& gate) { return gate.state == state && gate.action == action; });
    if (found == gates.end()) return std::nullopt;
    return static_cast<GateIndex>(found - gates.begin());
}

}  // namespace yingshen::workflow

#include "workflow/definition.hpp"

#include <algorithm>

namespace yingshen::workflow {

std::string to_string(Gate const& gate) {
    return gate.state + "." + (gate.side.empty() ? std::string(name(gate.action)) : gate.side);
}

base::Text title(Definition const& definition, Gate const& gate) {
    auto const& state = *definition.find(gate.state);
    auto const side = std::ranges::find(state.sides, gate.side, &Side::id);
    auto const& of = side == state.sides.end() ? state.title : side->title;
    return {of.zh + title(gate.action).zh, title(gate.action).en + " of " + of.en};
}

State const* Definition::find(std::string_view state) const {
    auto const found = std::ranges::find(states, state, &State::id);
    return found == states.end() ? nullptr : &*found;
}

std::optional<GateIndex> Definition::gate(std::string_view state, Action action) const {
    auto const found = std::ranges::find_if(gates, [&](Gate const& gate) {
        return gate.state == state && gate.action == action && gate.side.empty();
    });
    if (found == gates.end()) return std::nullopt;
    return static_cast<GateIndex>(found - gates.begin());
}

std::optional<GateIndex> Definition::gate(Side const& side, std::string_view state) const {
    auto const found = std::ranges::find_if(
        gates, [&](Gate const& gate) { return gate.state == state && gate.side == side.id; });
    if (found == gates.end()) return std::nullopt;
    return static_cast<GateIndex>(found - gates.begin());
}

}  // namespace yingshen::workflow

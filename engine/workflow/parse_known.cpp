#include <algorithm>

#include "words/words.hpp"
#include "workflow/parse_parts.hpp"
#include "workflow/step.hpp"

namespace yingshen::workflow {

using yaml::Node;

std::string hint(std::string_view word, std::vector<std::string> const& known) {
    auto const near = yaml::nearest(word, known);
    return near ? " (did you mean \"" + *near + "\"?)" : "";
}

std::optional<GateIndex> Known::gate(Node const& node, yaml::Faults& faults) const {
    std::vector<std::string> names;
    for (auto const& gate : gates)
        names.push_back(to_string(gate));
    auto const found = std::ranges::find(names, node.scalar);
    if (node.kind == Node::Kind::scalar && found != names.end()) {
        return static_cast<GateIndex>(found - names.begin());
    }
    std::string list;
    for (auto const& known : names)
        list += (list.empty() ? " (" : ", ") + known;
    faults.add(node.mark, "a decision of a reviewer" + (list.empty() ? list : list + ")"),
               node.described() + hint(node.scalar, names));
    return std::nullopt;
}

std::string Known::state(Node const& node, yaml::Faults& faults) const {
    if (node.kind == Node::Kind::scalar && std::ranges::find(states, node.scalar) != states.end())
        return node.scalar;
    faults.add(node.mark, "the id of a state", node.described() + hint(node.scalar, states));
    return {};
}

Known collect_known(Node const& states) {
    Known known;
    for (auto const& [id, value] : states.map) {
        known.states.push_back(id.scalar);
        auto const* task = value.find("task");
        auto const* role = task == nullptr ? nullptr : task->find("role");
        auto const* on = value.find("on");
        if (role == nullptr || on == nullptr) continue;
        auto const who = words::parse<words::Role>(role->scalar);
        if (!who || *who == words::Role::submitter) continue;
        if (auto const* beside = value.find("beside")) {
            for (auto const& [side, review] : beside->map)
                known.gates.push_back({id.scalar, Action::pass, side.scalar});
        }
        for (auto const& [word, way] : on->map) {
            auto const action = parse_action(word.scalar);
            if (action && is_decision(*action)) known.gates.push_back({id.scalar, *action, {}});
        }
    }
    return known;
}

}  // namespace yingshen::workflow

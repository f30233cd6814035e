#include "workflow/parse_parts.hpp"

namespace yingshen::workflow {
namespace {

using words::Role;
using yaml::Faults;
using yaml::Node;

std::vector<std::string> action_names() {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < action_count; ++at)
        names.emplace_back(name(static_cast<Action>(at)));
    return names;
}

std::string actions_list() {
    std::string list = "one of ";
    for (auto const& known : action_names())
        list += (list.size() > 7 ? ", " : "") + known;
    return list;
}

}  // namespace

std::optional<Action> read_action(Node const& node, Faults& faults) {
    auto const action = parse_action(node.scalar);
    if (!action)
        faults.add(node.mark, actions_list(), node.described() + hint(node.scalar, action_names()));
    return action;
}

std::optional<Role> read_role(Node const& node, Faults& faults) {
    auto const role = words::parse<Role>(node.scalar);
    if (role && *role != Role::auditor && *role != Role::administrator && *role != Role::channel)
        return role;
    if (role) {
        faults.add(node.mark, "a role that works on reviews", node.described());
        return std::nullopt;
    }
    std::vector<std::string> names;
    for (auto const& known : words::all<Role>())
        names.emplace_back(known.name);
    faults.add(node.mark, words::one_of<Role>(), node.described() + hint(node.scalar, names));
    return std::nullopt;
}

}  // namespace yingshen::workflow

#include "review/command.hpp"

#include <array>

namespace yingshen::review {
namespace {

/// In the order of Command; an act goes by the name of its action.
constexpr std::array<std::string_view, std::variant_size_v<Command> - 1> names = {
    "create",
    "set_facts",
    "attach_revision",
    "claim",
    "unclaim",
    "answer_item",
    "give_opinion",
    "withdraw_opinion",
    "respond_to_opinion",
    "verify_implementation",
    "assign",
    "transfer",
    "copy_to",
    "vote",
    "add_signer",
    "remove_signer",
    "pass_side",
    "hear_opinion",
    "attach_final",
    "migrate",
    "fire_timer",
    "confirm_finding",
    "dismiss_finding",
    "reopen_finding",
};

}  // namespace

std::string_view name(Command const& command) {
    if (auto const* act = std::get_if<Act>(&command)) return workflow::name(act->action);
    return names[command.index()];
}

}  // namespace yingshen::review

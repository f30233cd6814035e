#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"
#include "review/rests_on.hpp"

namespace yingshen::review {

std::vector<std::string> const& items_of(Case const& at, std::string const& side) {
    static std::vector<std::string> const none;
    if (side.empty()) return at.context.items;
    auto const found = at.context.side_items.find(side);
    return found == at.context.side_items.end() ? none : found->second;
}

Decided decide_on(Case const& at, AnswerItem const& command) {
    if (auto allowed = may_act(at, command.side); !allowed) return std::unexpected(allowed.error());
    auto const& items = items_of(at, command.side);
    if (std::ranges::find(items, command.item) == items.end()) {
        auto const side = std::ranges::find(at.state.sides, command.side, &workflow::Side::id);
        auto const& list = side == at.state.sides.end() ? at.state.checklist : side->checklist;
        return refuse(
            Refusal::item_absent,
            {{"item", list.empty() ? "a state with a checklist" : "an applicable item of " + list,
              "\"" + command.item + "\" in " + at.state.id}});
    }
    Checks checks;
    checks.text("note", command.note, command.verdict == words::Verdict::pass ? 0 : 1, note_max);
    check_rests_on(at, command.rests_on, checks);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    return std::vector<Event>{
        ItemAnswered{command.item, command.verdict, command.note, command.side, command.rests_on}};
}

}  // namespace yingshen::review

#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"

namespace yingshen::review {

Decided decide_on(Case const& at, AnswerItem const& command) {
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    auto const& items = at.context.items;
    if (at.state.checklist.empty() || std::ranges::find(items, command.item) == items.end()) {
        auto const list = at.state.checklist.empty()
                              ? "a state with a checklist"
                              : "an applicable item of " + at.state.checklist;
        return refuse(Refusal::item_absent,
                      {{"item", list, "\"" + command.item + "\" in " + at.state.id}});
    }
    Checks checks;
    checks.text("note", command.note, command.verdict == words::Verdict::pass ? 0 : 1, note_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    return std::vector<Event>{ItemAnswered{command.item, command.verdict, command.note}};
}

}  // namespace yingshen::review

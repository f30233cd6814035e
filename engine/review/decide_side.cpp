#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"

namespace yingshen::review {

Decided decide_on(Case const& at, PassSide const& command) {
    auto const side = std::ranges::find(at.state.sides, command.side, &workflow::Side::id);
    if (side == at.state.sides.end()) {
        return refuse(Refusal::side_absent, {{"side", "an open review beside " + at.state.id,
                                              "\"" + command.side + "\""}});
    }
    if (auto allowed = may_act(at, command.side); !allowed) return std::unexpected(allowed.error());
    Checks checks;
    checks.text("comment", command.comment, 0, note_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    auto const given = at.submission.side_answers.find(command.side);
    std::vector<base::Fault> faults;
    for (auto const& item : items_of(at, command.side)) {
        if (given != at.submission.side_answers.end() && given->second.contains(item)) continue;
        faults.push_back({std::string(workflow::name(workflow::Condition::checklist_complete)),
                          "every applicable checklist item answered", item + " not answered"});
    }
    if (!faults.empty()) return refuse(Refusal::requirements_unmet, std::move(faults));
    return std::vector<Event>{
        SidePassed{command.side, command.comment, content_digest(at.submission)}};
}

}  // namespace yingshen::review

#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"

namespace yingshen::review {
namespace {

ItemAnswer const* answer_to(Case const& at, std::string const& side, std::string const& item) {
    auto const given = at.submission.side_answers.find(side);
    if (given == at.submission.side_answers.end()) return nullptr;
    auto const answer = given->second.find(item);
    return answer == given->second.end() ? nullptr : &answer->second;
}

}  // namespace

// The review beside a state has no other way out than its pass, so what fails must be mended first:
// with the opinions and the return of the state itself.
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
    std::vector<base::Fault> faults;
    for (auto const& item : items_of(at, command.side)) {
        auto const* answer = answer_to(at, command.side, item);
        if (answer == nullptr) {
            faults.push_back({std::string(workflow::name(workflow::Condition::checklist_complete)),
                              "every applicable checklist item answered", item + " not answered"});
        } else if (answer->verdict == words::Verdict::fail) {
            faults.push_back({std::string(workflow::name(workflow::Condition::no_failed_items)),
                              "no checklist item failed", item + " failed"});
        }
    }
    if (!faults.empty()) return refuse(Refusal::requirements_unmet, std::move(faults));
    return std::vector<Event>{
        SidePassed{command.side, command.comment, content_digest(at.submission)}};
}

}  // namespace yingshen::review

#include "review/apply_parts.hpp"

namespace yingshen::review {
namespace {

/// A task goes on under its new terms: since when it waits does not change, and who has it only
/// where they may not do it there.
OpenTask resumed(OpenTask const* before, TaskOpened const& task, bool keeps_claim, base::Time at) {
    OpenTask resumed{task.role, task.scope, before == nullptr ? at : before->since,
                     task.due,  {},         {}};
    if (before != nullptr && keeps_claim) {
        resumed.claimant = before->claimant;
        resumed.claimed_at = before->claimed_at;
    }
    return resumed;
}

}  // namespace

void Fold::operator()(Migrated const& event) const {
    submission.pins = event.to;
    submission.task = resumed(open_task({}), event.task, event.keeps_claim, envelope.at);
    std::map<std::string, OpenTask> sides;
    for (auto const& side : event.sides)
        sides[side.id] = resumed(open_task(side.id), side.task, side.keeps_claim, envelope.at);
    submission.side_tasks = std::move(sides);
    for (auto const& dropped : event.dropped_answers) {
        auto const slash = dropped.find('/');
        if (slash == std::string::npos) {
            submission.item_answers.erase(dropped);
        } else {
            submission.side_answers[dropped.substr(0, slash)].erase(dropped.substr(slash + 1));
        }
    }
    std::erase_if(submission.side_answers, [](auto const& side) { return side.second.empty(); });
    for (auto const& gate : event.dropped_gates) {
        std::erase_if(submission.decisions,
                      [&](Decision const& decision) { return decision.gate == gate; });
    }
}

}  // namespace yingshen::review

#include "review/apply_parts.hpp"

namespace yingshen::review {

OpenTask Fold::resumed(OpenTask const* before, TaskOpened const& task, bool keeps_claim) const {
    auto resumed = begun(task);
    if (before != nullptr) resumed.since = before->since;
    if (before != nullptr && keeps_claim) {
        resumed.claimant = before->claimant;
        resumed.claimed_at = before->claimed_at;
        resumed.claimed_by = before->claimed_by;
    } else if (task.role == words::Role::submitter) {
        resumed.claimant = submission.submitter;
        resumed.claimed_at = envelope.at;
    }
    return resumed;
}

void Fold::operator()(Migrated const& event) const {
    submission.pins = event.to;
    submission.task = resumed(open_task({}), event.task, event.keeps_claim);
    submission.task->fired.insert(event.fired.begin(), event.fired.end());
    std::map<std::string, OpenTask> sides;
    for (auto const& side : event.sides)
        sides[side.id] = resumed(open_task(side.id), side.task, side.keeps_claim);
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

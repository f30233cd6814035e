#include "review/case.hpp"
#include "review/people.hpp"

namespace yingshen::review {
namespace {

base::Result<void> must_be_claimable(Case const& at) {
    if (at.task.role != words::Role::submitter) return {};
    return refuse(
        Refusal::task_is_submitters,
        {{"task", "a task of a reviewer", "the task of the submitter " + at.submission.submitter}});
}

}  // namespace

Decided decide_on(Case const& at, Claim const&) {
    if (auto claimable = must_be_claimable(at); !claimable)
        return std::unexpected(claimable.error());
    if (auto taken = may_take(at); !taken) return std::unexpected(taken.error());
    if (!at.task.claimant.empty()) {
        return refuse(Refusal::task_claimed, {{"claimant", "nobody", claimed_by(at.task)}});
    }
    return std::vector<Event>{Claimed{}};
}

// Giving a task back needs no role: a person who lost the role must be able to let go.
Decided decide_on(Case const& at, Unclaim const&) {
    if (auto claimable = must_be_claimable(at); !claimable)
        return std::unexpected(claimable.error());
    if (at.task.claimant.empty()) {
        return refuse(Refusal::task_not_claimed, {{"claimant", at.context.actor.person, "nobody"}});
    }
    if (at.task.claimant != at.context.actor.person) {
        return refuse(Refusal::task_claimed,
                      {{"claimant", at.context.actor.person, claimed_by(at.task)}});
    }
    return std::vector<Event>{Unclaimed{}};
}

}  // namespace yingshen::review

#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"

namespace yingshen::review {
namespace {

/// A task that one reviewer has: not the submitter's, and not one in which several vote.
base::Result<OpenTask const*> claimable(Case const& at, std::string const& side) {
    auto const task = open_task(at, side);
    if (!task) return task;
    if ((*task)->role == words::Role::submitter) {
        return refuse(Refusal::task_is_submitters,
                      {{"task", "a task of a reviewer",
                        "the task of the submitter " + at.submission.submitter}});
    }
    if (side.empty() && at.state.task && at.state.task->votes) {
        return refuse(Refusal::decided_by_votes, {{"task", "a task that one person has",
                                                   at.state.id + ", where people vote"}});
    }
    return task;
}

/// The definition's task of the state or of a review beside it.
workflow::Task const& defined(Case const& at, std::string const& side) {
    auto const found = std::ranges::find(at.state.sides, side, &workflow::Side::id);
    return found == at.state.sides.end() ? *at.state.task : found->task;
}

/// Whoever gets a task must be able to do it.
base::Result<void> must_fit(Case const& at, Actor const& to, std::string const& side) {
    auto fits = may_take(at, to, side);
    if (fits) return fits;
    return refuse(Refusal::recipient_unfit, std::move(fits.error().faults));
}

base::Result<void> must_be_mine(Case const& at, OpenTask const& task) {
    auto const& person = at.context.actor.acting_for();
    if (task.claimant.empty())
        return refuse(Refusal::task_not_claimed, {{"claimant", person, "nobody"}});
    if (task.claimant != person)
        return refuse(Refusal::task_claimed, {{"claimant", person, claimed_by(task)}});
    return {};
}

}  // namespace

Decided decide_on(Case const& at, Claim const& command) {
    auto const task = claimable(at, command.side);
    if (!task) return std::unexpected(task.error());
    if (auto taken = may_take(at, at.context.actor, command.side); !taken)
        return std::unexpected(taken.error());
    if (!(*task)->claimant.empty())
        return refuse(Refusal::task_claimed, {{"claimant", "nobody", claimed_by(**task)}});
    return std::vector<Event>{Claimed{command.side}};
}

// Giving a task back needs no role: a person who lost the role must be able to let go.
Decided decide_on(Case const& at, Unclaim const& command) {
    auto const task = claimable(at, command.side);
    if (!task) return std::unexpected(task.error());
    if (auto mine = must_be_mine(at, **task); !mine) return std::unexpected(mine.error());
    return std::vector<Event>{Unclaimed{command.side}};
}

base::Result<OpenTask const*> may_assign(Case const& at, std::string const& side) {
    auto const task = claimable(at, side);
    if (!task) return task;
    auto const& assigner = defined(at, side).assign;
    if (!assigner) {
        return refuse(Refusal::not_assignable,
                      {{"task", "a task with `assign` in the definition", at.state.id}});
    }
    if (auto held = must_hold(at.context.actor, *assigner, (*task)->scope); !held)
        return std::unexpected(held.error());
    if (auto unbiased = must_not_be_author(at); !unbiased) return std::unexpected(unbiased.error());
    return task;
}

base::Result<OpenTask const*> may_transfer(Case const& at, std::string const& side) {
    auto const task = claimable(at, side);
    if (!task) return task;
    if (!defined(at, side).transfer) {
        return refuse(Refusal::not_transferable,
                      {{"task", "a task with `transfer: true` in the definition", at.state.id}});
    }
    if (auto mine = must_be_mine(at, **task); !mine) return std::unexpected(mine.error());
    return task;
}

Decided decide_on(Case const& at, Assign const& command) {
    auto const task = may_assign(at, command.side);
    if (!task) return std::unexpected(task.error());
    if (auto fits = must_fit(at, command.to, command.side); !fits)
        return std::unexpected(fits.error());
    if ((*task)->claimant == command.to.person) {
        return refuse(Refusal::task_claimed,
                      {{"to", "somebody who does not have it", claimed_by(**task)}});
    }
    return std::vector<Event>{Assigned{command.to.person, command.side}};
}

Decided decide_on(Case const& at, Transfer const& command) {
    auto const task = may_transfer(at, command.side);
    if (!task) return std::unexpected(task.error());
    Checks checks;
    checks.text("reason", command.reason, 1, note_max);
    if (command.to.person == (*task)->claimant)
        checks.fault("to", "somebody else", command.to.person);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (auto fits = must_fit(at, command.to, command.side); !fits)
        return std::unexpected(fits.error());
    return std::vector<Event>{Transferred{command.to.person, command.side, command.reason}};
}

Decided decide_on(Case const& at, CopyTo const& command) {
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    Checks checks;
    checks.text("note", command.note, 0, note_max);
    if (std::ranges::find(at.submission.copies, command.to.person, &Copy::person) !=
        at.submission.copies.end())
        checks.fault("to", "somebody who was not copied in yet", command.to.person);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    auto const reached = std::ranges::any_of(at.state.copies, [&](words::Role role) {
        return command.to.holds(role, words::Scope::any);
    });
    if (!reached) {
        std::string roles;
        for (auto const role : at.state.copies)
            roles += (roles.empty() ? "" : ", ") + std::string(words::name(role));
        return refuse(Refusal::recipient_unfit,
                      {{"to", roles.empty() ? "a state with `copies`" : "a holder of " + roles,
                        command.to.person}});
    }
    if (at.submission.copies.size() >= copies_max) {
        return refuse(Refusal::limit_reached,
                      {{"copies", "at most " + std::to_string(copies_max), "as many already"}});
    }
    return std::vector<Event>{CopiedTo{command.to.person, command.note}};
}

}  // namespace yingshen::review

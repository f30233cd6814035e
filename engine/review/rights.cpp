#include "review/rights.hpp"

#include "review/case.hpp"
#include "review/people.hpp"

namespace yingshen::review {

TaskRights task_rights(Context const& context, Submission const& submission,
                       std::string const& side) {
    TaskRights rights;
    auto const at = case_of(context, submission);
    if (!at) return rights;
    rights.claim = decide_on(*at, Claim{side}).has_value();
    rights.unclaim = decide_on(*at, Unclaim{side}).has_value();
    rights.assign = may_assign(*at, side).has_value();
    rights.transfer = may_transfer(*at, side).has_value();
    rights.answer = !items_of(*at, side).empty() && may_act(*at, side).has_value();
    rights.pass = !side.empty() && decide_on(*at, PassSide{side, {}}).has_value();
    return rights;
}

BallotRights ballot_rights(Context const& context, Submission const& submission) {
    using workflow::Seat;
    BallotRights rights;
    auto const at = case_of(context, submission);
    if (!at) return rights;
    rights.vote = may_vote(*at).has_value();
    auto const votes = may_change_signers(*at);
    if (!votes) return rights;
    auto const poll = submission.ballot.poll();
    rights.add_before = workflow::may_add(**votes, poll, Seat::before);
    rights.add_after = workflow::may_add(**votes, poll, Seat::after);
    rights.remove_seat = workflow::may_remove(**votes, poll, Seat::main);
    for (auto const& signer : submission.ballot.signers) {
        if (!signer.signed_off && workflow::may_remove(**votes, poll, signer.seat))
            rights.removable.push_back(signer.person);
    }
    return rights;
}

Rights rights(Context const& context, Submission const& submission) {
    Rights all;
    auto const at = case_of(context, submission);
    if (!at) return all;
    all.task = task_rights(context, submission, {});
    for (auto const& [side, task] : submission.side_tasks)
        all.sides[side] = task_rights(context, submission, side);
    all.ballot = ballot_rights(context, submission);
    auto const acts = may_act(*at).has_value();
    all.copy = acts && !at->state.copies.empty();
    all.hear = acts && at->state.hearing > 0;
    all.mark = may_handle_opinions(*at, workflow::OpinionAct::give).has_value();
    return all;
}

}  // namespace yingshen::review

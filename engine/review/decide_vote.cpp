#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"

namespace yingshen::review {
namespace {

base::Result<workflow::Votes const*> votes_of(Case const& at) {
    if (at.state.task && at.state.task->votes) return &*at.state.task->votes;
    return refuse(Refusal::no_votes, {{"state", "a state that is decided by votes", at.state.id}});
}

std::string_view name_of(workflow::Seat seat) {
    return seat == workflow::Seat::before ? "a signer added before"
           : seat == workflow::Seat::main ? "a seat"
                                          : "a signer added after";
}

/// The seat that a person votes on, if it is their turn.
base::Result<workflow::Seat> seat_of(Case const& at, workflow::Votes const& votes) {
    auto const& ballot = at.submission.ballot;
    auto const& person = at.context.actor.acting_for();
    auto const turn = workflow::turn(votes, ballot.poll());
    auto const signer = std::ranges::find(ballot.signers, person, &Signer::person);
    auto const seat = signer == ballot.signers.end() ? workflow::Seat::main : signer->seat;
    if (seat == turn) return seat;
    return refuse(Refusal::not_their_turn, {{"person", std::string(name_of(turn)),
                                             person + ", " + std::string(name_of(seat))}});
}

/// Everybody who approved, with the vote that decides.
std::vector<std::string> approvers(Case const& at, bool approves) {
    std::vector<std::string> people;
    for (auto const& vote : at.submission.ballot.votes) {
        if (!vote.approves) continue;
        people.push_back(vote.person);
        if (!vote.on_behalf_of.empty()) people.push_back(vote.on_behalf_of);
    }
    auto const& actor = at.context.actor;
    if (approves) people.push_back(actor.person);
    if (approves && !actor.on_behalf_of.empty()) people.push_back(actor.on_behalf_of);
    return people;
}

base::Result<void> must_be_possible(bool possible, workflow::Seat seat) {
    if (possible) return {};
    return refuse(Refusal::signer_not_possible,
                  {{"seat", "one within the definition's bounds, while it is undecided",
                    std::string(name_of(seat))}});
}

}  // namespace

Decided decide_on(Case const& at, Vote const& command) {
    auto const votes = votes_of(at);
    if (!votes) return std::unexpected(votes.error());
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    auto const& actor = at.context.actor;
    auto const& ballot = at.submission.ballot;
    if (ballot.has_voted(actor.person) || ballot.has_voted(actor.acting_for())) {
        return refuse(Refusal::voted_already,
                      {{"person", "somebody who has not voted yet", actor.acting_for()}});
    }
    auto const seat = seat_of(at, **votes);
    if (!seat) return std::unexpected(seat.error());
    Checks checks;
    checks.text("comment", command.comment, command.approves ? 0 : 1, note_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    auto poll = ballot.poll();
    auto const outcome = workflow::vote(**votes, poll, command.approves);
    std::vector<Event> events{Voted{*seat, command.approves, command.reason, command.comment,
                                    content_digest(at.submission)}};
    if (outcome == workflow::Outcome::open) return events;
    auto const approved = outcome == workflow::Outcome::approved;
    auto moved = take_way(
        at,
        Act{approved ? (*votes)->approve : (*votes)->refuse, command.reason, command.comment, {}},
        approved ? approvers(at, command.approves) : std::vector<std::string>{});
    if (!moved) return moved;
    std::ranges::move(*moved, std::back_inserter(events));
    return events;
}

Decided decide_on(Case const& at, AddSigner const& command) {
    auto const votes = votes_of(at);
    if (!votes) return std::unexpected(votes.error());
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    auto const& ballot = at.submission.ballot;
    Checks checks;
    checks.text("reason", command.reason, 1, note_max);
    if (command.seat == workflow::Seat::main) checks.fault("seat", "before or after", "main");
    auto const& person = command.signer.person;
    if (std::ranges::find(ballot.signers, person, &Signer::person) != ballot.signers.end() ||
        ballot.has_voted(person))
        checks.fault("person", "somebody who neither signs nor voted yet", person);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (auto possible =
            must_be_possible(workflow::may_add(**votes, ballot.poll(), command.seat), command.seat);
        !possible)
        return std::unexpected(possible.error());
    if (auto fits = may_take(at, command.signer); !fits)
        return refuse(Refusal::recipient_unfit, std::move(fits.error().faults));
    return std::vector<Event>{SignerAdded{person, command.seat, command.reason}};
}

Decided decide_on(Case const& at, RemoveSigner const& command) {
    auto const votes = votes_of(at);
    if (!votes) return std::unexpected(votes.error());
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    auto const& ballot = at.submission.ballot;
    Checks checks;
    checks.text("reason", command.reason, 1, note_max);
    auto seat = workflow::Seat::main;
    if (!command.person.empty()) {
        auto const signer = std::ranges::find(ballot.signers, command.person, &Signer::person);
        if (signer == ballot.signers.end() || signer->signed_off) {
            checks.fault("person", "an added signer who has not signed yet", command.person);
        } else {
            seat = signer->seat;
        }
    }
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (auto possible = must_be_possible(workflow::may_remove(**votes, ballot.poll(), seat), seat);
        !possible)
        return std::unexpected(possible.error());
    return std::vector<Event>{SignerRemoved{command.person, command.reason}};
}

}  // namespace yingshen::review

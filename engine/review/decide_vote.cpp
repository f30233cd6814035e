#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"
#include "review/reason.hpp"

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

bool asks_for_reason(workflow::State const& state, workflow::Action action) {
    return std::ranges::any_of(state.transitions, [&](workflow::Transition const& transition) {
        return transition.action == action &&
               std::ranges::find(transition.needs, workflow::Condition::reason,
                                 &workflow::Requirement::condition) != transition.needs.end();
    });
}

/// Any refusal may be the one that decides, now or with a later approval, so each says why in the
/// words that the refusal's way asks for.
std::vector<base::Fault> faults_of_vote(Case const& at, workflow::Votes const& votes,
                                        Vote const& command) {
    auto const& definition = at.context.definition;
    Checks checks;
    if (command.approves) {
        checks.text("comment", command.comment, 0, note_max);
        if (!command.reason.empty())
            checks.fault("reason", "none in an approval", "\"" + command.reason + "\"");
        return checks.take();
    }
    check_reason(definition, command.reason, command.comment, checks);
    if (checks.passed()) checks.text("comment", command.comment, 1, note_max);
    if (asks_for_reason(at.state, votes.refuse) &&
        !has_reason(definition, command.reason, command.comment))
        checks.fault("reason", reasons_of(definition), "none");
    return checks.take();
}

/// The act of the votes that refuse, with the words of the last refusal: an approval can be the
/// vote that completes them.
Act refusal_of(Case const& at, workflow::Votes const& votes, Vote const& command) {
    if (!command.approves) return {votes.refuse, command.reason, command.comment, {}};
    auto const& given = at.submission.ballot.votes;
    auto const last = std::ranges::find(given.rbegin(), given.rend(), false, &VoteGiven::approves);
    if (last == given.rend()) return {votes.refuse, {}, command.comment, {}};
    return {votes.refuse, last->reason, last->comment, {}};
}

base::Result<void> must_be_possible(bool possible, workflow::Seat seat) {
    if (possible) return {};
    return refuse(Refusal::signer_not_possible,
                  {{"seat", "one within the definition's bounds, while it is undecided",
                    std::string(name_of(seat))}});
}

}  // namespace

base::Result<workflow::Seat> may_vote(Case const& at) {
    auto const votes = votes_of(at);
    if (!votes) return std::unexpected(votes.error());
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    auto const& actor = at.context.actor;
    for (auto const& person : {actor.acting_for(), actor.person}) {
        if (!at.submission.ballot.has_voted(person)) continue;
        return refuse(Refusal::voted_already,
                      {{"person", "somebody who has not voted yet", person}});
    }
    return seat_of(at, **votes);
}

base::Result<workflow::Votes const*> may_change_signers(Case const& at) {
    auto const votes = votes_of(at);
    if (!votes) return votes;
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    return votes;
}

Decided decide_on(Case const& at, Vote const& command) {
    auto const seat = may_vote(at);
    if (!seat) return std::unexpected(seat.error());
    auto const& votes = *at.state.task->votes;
    if (auto faults = faults_of_vote(at, votes, command); !faults.empty())
        return refuse(Refusal::invalid_command, std::move(faults));
    auto poll = at.submission.ballot.poll();
    auto const outcome = workflow::vote(votes, poll, command.approves);
    std::vector<Event> events{Voted{*seat, command.approves, command.reason, command.comment,
                                    content_digest(at.submission)}};
    if (outcome == workflow::Outcome::open) return events;
    auto moved = outcome == workflow::Outcome::approved
                     ? take_way(at, Act{votes.approve, {}, command.comment, {}},
                                approvers(at, command.approves))
                     : take_way(at, refusal_of(at, votes, command), {});
    if (!moved) return moved;
    std::ranges::move(*moved, std::back_inserter(events));
    return events;
}

Decided decide_on(Case const& at, AddSigner const& command) {
    auto const votes = may_change_signers(at);
    if (!votes) return std::unexpected(votes.error());
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
    auto const votes = may_change_signers(at);
    if (!votes) return std::unexpected(votes.error());
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

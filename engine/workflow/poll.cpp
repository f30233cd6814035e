#include "workflow/poll.hpp"

#include <utility>

namespace yingshen::workflow {
namespace {

/// What the seats alone decided.
Outcome of_seats(Votes const& votes, Poll const& poll) {
    auto const all = seats(votes, poll);
    auto const least = needed(votes, poll);
    auto const vetoed = votes.vetoes && poll.refusals > 0;
    if (votes.all_in) {
        if (poll.approvals + poll.refusals < all) return Outcome::open;
        return poll.approvals >= least && !vetoed ? Outcome::approved : Outcome::refused;
    }
    if (vetoed || poll.refusals > all - least) return Outcome::refused;
    return poll.approvals >= least ? Outcome::approved : Outcome::open;
}

std::uint8_t& added(Poll& poll, Seat seat) {
    return seat == Seat::before ? poll.before : poll.after;
}

}  // namespace

int seats(Votes const& votes, Poll const& poll) {
    return votes.seats - poll.removed;
}

int needed(Votes const& votes, Poll const& poll) {
    return votes.all ? seats(votes, poll) : votes.needed;
}

Seat turn(Votes const& votes, Poll const& poll) {
    if (poll.before_approved < poll.before) return Seat::before;
    return of_seats(votes, poll) == Outcome::approved ? Seat::after : Seat::main;
}

Outcome vote(Votes const& votes, Poll& poll, bool approves) {
    auto const seat = turn(votes, poll);
    if (seat == Seat::main) {
        ++(approves ? poll.approvals : poll.refusals);
        auto const decided = of_seats(votes, poll);
        return decided == Outcome::approved && poll.after > 0 ? Outcome::open : decided;
    }
    if (!approves) return Outcome::refused;
    if (seat == Seat::before) {
        ++poll.before_approved;
        return Outcome::open;
    }
    ++poll.after_approved;
    return poll.after_approved < poll.after ? Outcome::open : Outcome::approved;
}

bool may_add(Votes const& votes, Poll const& poll, Seat seat) {
    switch (seat) {
        case Seat::before:
            return poll.before < votes.add_before && poll.approvals + poll.refusals == 0;
        case Seat::main:
            return false;
        case Seat::after:
            return poll.after < votes.add_after && turn(votes, poll) != Seat::after;
    }
    std::unreachable();
}

bool may_remove(Votes const& votes, Poll const& poll, Seat seat) {
    switch (seat) {
        case Seat::before:
            return poll.before > poll.before_approved;
        case Seat::main: {
            auto fewer = poll;
            ++fewer.removed;
            return fewer.removed <= votes.remove && turn(votes, poll) != Seat::after &&
                   seats(votes, fewer) >= needed(votes, fewer) &&
                   seats(votes, fewer) > poll.approvals + poll.refusals &&
                   of_seats(votes, fewer) == Outcome::open;
        }
        case Seat::after:
            return poll.after > 0 && turn(votes, poll) != Seat::after;
    }
    std::unreachable();
}

void add(Poll& poll, Seat seat) {
    ++added(poll, seat);
}

void remove(Poll& poll, Seat seat) {
    if (seat == Seat::main) {
        ++poll.removed;
    } else {
        --added(poll, seat);
    }
}

}  // namespace yingshen::workflow

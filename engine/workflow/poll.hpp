#pragma once
#include <cstdint>

#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// The votes of a task so far. All arithmetic of voting is here, for the proof and for the live
/// engine. With m seats left, n approvals needed, a approvals and r refusals of the seats:
/// - as soon as it is certain: approved once a = n; refused once r > m - n, or r > 0 under a veto;
/// - when everybody voted (`all_in`): once a + r = m, approved where a >= n and no veto was used.
/// Added signers (加签) all have to agree: those before vote before the first seat, those after
/// once the seats approved; a refusal of theirs refuses at once. Only a vote ever decides.
struct Poll {
    std::uint8_t approvals = 0;
    std::uint8_t refusals = 0;
    std::uint8_t removed = 0;  ///< seats taken away
    std::uint8_t before = 0;   ///< signers added before, and how many of them agreed
    std::uint8_t before_approved = 0;
    std::uint8_t after = 0;
    std::uint8_t after_approved = 0;
    bool operator==(Poll const&) const = default;
};

/// Whose turn it is.
enum class Seat : std::uint8_t { before, main, after };
enum class Outcome : std::uint8_t { open, approved, refused };

[[nodiscard]] int seats(Votes const& votes, Poll const& poll);
[[nodiscard]] int needed(Votes const& votes, Poll const& poll);
[[nodiscard]] Seat turn(Votes const& votes, Poll const& poll);
/// Counts the vote of somebody whose turn it is, and says what it decides.
[[nodiscard]] Outcome vote(Votes const& votes, Poll& poll, bool approves);

/// Signers are added before while no seat voted, and after while the seats are undecided.
[[nodiscard]] bool may_add(Votes const& votes, Poll const& poll, Seat seat);
/// A seat is removed where nobody voted on it and the rest can still go either way; an added signer
/// who did not sign yet, while the turn of those after has not come. Removing never decides.
[[nodiscard]] bool may_remove(Votes const& votes, Poll const& poll, Seat seat);
void add(Poll& poll, Seat seat);
void remove(Poll& poll, Seat seat);

}  // namespace yingshen::workflow

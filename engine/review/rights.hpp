#pragma once
#include <map>
#include <string>
#include <vector>

#include "review/decide.hpp"

namespace yingshen::review {

/// What the actor may do now beside the actions of the workflow, for screens. The same rules as
/// decide(): a right that is shown is refused only for the command's own fields or its recipient.

/// With the task of the state, or with that of a review beside it.
struct TaskRights {
    bool claim = false;
    bool unclaim = false;
    bool assign = false;
    bool transfer = false;
    bool answer = false;  ///< its checklist
    bool pass = false;    ///< a review beside the state
    bool operator==(TaskRights const&) const = default;
};
[[nodiscard]] TaskRights task_rights(Context const& context, Submission const& submission,
                                     std::string const& side);

/// In a state that votes decide.
struct BallotRights {
    bool vote = false;
    bool add_before = false;
    bool add_after = false;
    bool remove_seat = false;
    std::vector<std::string> removable;  ///< added signers
    bool operator==(BallotRights const&) const = default;
};
[[nodiscard]] BallotRights ballot_rights(Context const& context, Submission const& submission);

/// All of it, for a view of the submission.
struct Rights {
    TaskRights task;
    std::map<std::string, TaskRights> sides;  ///< of the open reviews beside the state
    BallotRights ballot;
    bool copy = false;  ///< somebody in
    bool hear = false;  ///< record the decision of a hearing
    bool mark = false;  ///< confirm, dismiss and reopen findings
    bool operator==(Rights const&) const = default;
};
[[nodiscard]] Rights rights(Context const& context, Submission const& submission);

}  // namespace yingshen::review

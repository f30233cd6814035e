#pragma once
#include <string>

#include "review/submission.hpp"

namespace yingshen::review {

/// The branch or head office that a submission belongs to: the last of its branch, or its unit.
[[nodiscard]] std::string branch_of(Submission const& submission);

/// Who can take a task of a role and scope, by name: `pre_reviewer@UNIT`, `pre_reviewer@BRANCH`,
/// `center_reviewer@center`, `auditor@any`.
[[nodiscard]] std::string group_of(Submission const& submission, words::Role role,
                                   words::Scope scope);

/// The heads over a task: those of the center for its roles, the committee and the reviews of other
/// lines; of the department (or the branch, for a task of the branch) for everybody else.
[[nodiscard]] std::string heads_of(Submission const& submission, OpenTask const& task);

}  // namespace yingshen::review

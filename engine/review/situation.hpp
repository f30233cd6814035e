#pragma once
#include <string>
#include <vector>

#include "review/submission.hpp"
#include "workflow/opinion.hpp"
#include "workflow/step.hpp"

namespace yingshen::review {

/// What the guards of a workflow see of a submission. Pure. `items` are the applicable items of the
/// current state's checklist; `reason` says whether the command carries an acceptable reason; the
/// term of a clearance that is used again is looked at on the day of `now`.
[[nodiscard]] workflow::Situation situation(workflow::Definition const& definition,
                                            Submission const& submission,
                                            std::vector<std::string> const& items, bool reason,
                                            base::Time now);

/// Whether a finding of a current revision waits for a mark.
[[nodiscard]] bool is_open(FollowedFinding const& finding);

/// Whether a final file is what was reviewed: the same bytes, or readable without a difference.
[[nodiscard]] bool is_unchanged(FinalFile const& file);

/// The gates in force, in the order in which they were taken. A decision on a gate that the
/// definition does not know opens nothing.
[[nodiscard]] std::vector<workflow::GateIndex> gates_taken(workflow::Definition const& definition,
                                                           Submission const& submission);

/// Which kinds of opinions a submission has.
[[nodiscard]] workflow::OpinionSet opinions_of(Submission const& submission);

/// Where an opinion stands, in the words of the workflow's model.
[[nodiscard]] workflow::OpinionStatus status_of(Opinion const& opinion);

}  // namespace yingshen::review

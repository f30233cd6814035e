#pragma once
#include "base/error.hpp"
#include "review/command.hpp"
#include "review/submission.hpp"

namespace yingshen::service {

/// What a create takes from the cleared submission that it names in `create.base->submission`: what
/// was cleared, its materials as first revisions, and its facts where the command declares none of
/// the name. Dates of use are not taken: they are new each time. Taking twice is taking once.
/// `base_unfit` where it did not end in clearance, belongs to another unit, its certificate does
/// not verify with `public_pem`, or (short track) it is of another kind or was itself cleared on a
/// short track, which would stretch the term without end.
[[nodiscard]] base::Result<void> take_base(review::Create& create,
                                           workflow::Definition const& definition,
                                           review::Submission const& cleared,
                                           workflow::Definition const& cleared_by,
                                           std::string const& public_pem);

}  // namespace yingshen::service

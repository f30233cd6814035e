#pragma once
#include "api/shapes.hpp"
#include "catalog/change.hpp"

namespace yingshen::api {

/// A set by its hash, since when it is in force, and the proposal that brought it.
[[nodiscard]] base::Json activation_json(catalog::Activation const& activation);
/// A proposal with the people who decided and what checking its set found.
[[nodiscard]] base::Json proposal_json(catalog::Proposal const& proposal,
                                       catalog::Changes const& changes, Names const& names);
/// Every file of the proposed set by path and hash, and whether it is new or changed.
[[nodiscard]] base::Json proposed_files_json(catalog::Proposal const& proposal);

}  // namespace yingshen::api

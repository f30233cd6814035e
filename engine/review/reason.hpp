#pragma once
#include <string>

#include "review/checks.hpp"
#include "workflow/definition.hpp"

namespace yingshen::review {

/// Why somebody returns, rejects or refuses: an id of the definition's reasons with a comment.

/// The ids to choose from, for the fault of a reason that is none of them.
[[nodiscard]] std::string reasons_of(workflow::Definition const& definition);
/// A reason that is given must be one of the list, and `other` must say what it is.
void check_reason(workflow::Definition const& definition, std::string const& reason,
                  std::string const& comment, Checks& checks);
/// Whether a reason was given. Where a definition lists none, a comment is the reason.
[[nodiscard]] bool has_reason(workflow::Definition const& definition, std::string const& reason,
                              std::string const& comment);

}  // namespace yingshen::review

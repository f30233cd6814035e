#pragma once
#include "review/case.hpp"

namespace yingshen::review {

/// Why a requirement of an action does not hold: what it asks for, and what is missing by name.
[[nodiscard]] base::Fault unmet_fault(Case const& at, workflow::Requirement const& requirement);

}  // namespace yingshen::review

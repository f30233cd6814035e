#pragma once
#include "workflow/prove.hpp"

namespace yingshen::workflow::test {

/// Walks a counterexample with named people in a play. Whether the play refuses no step of it, and
/// the promise is broken where it ends, told by the play alone.
[[nodiscard]] bool can_be_walked(Violation const& violation, Definition const& definition);

}  // namespace yingshen::workflow::test

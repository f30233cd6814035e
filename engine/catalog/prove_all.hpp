#pragma once
#include <memory>
#include <vector>

#include "workflow/prove.hpp"

namespace yingshen::catalog {

/// The proof of each definition, in their order. Proofs share nothing, so every core takes the
/// next.
[[nodiscard]] std::vector<workflow::Proof> prove_all(
    std::vector<std::shared_ptr<workflow::Definition const>> const& definitions);

}  // namespace yingshen::catalog

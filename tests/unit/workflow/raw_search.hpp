#pragma once
#include <map>

#include "unit/workflow/raw.hpp"
#include "workflow/prove.hpp"

namespace yingshen::workflow::test {

/// What a search of the raw model finds.
struct RawFindings {
    /// The promises that are broken, each with the number of steps of the shortest way to see it.
    std::map<Promise, std::size_t> broken;
    /// False where a bound stopped the search: then every way of up to `depth` steps was walked,
    /// and promises that speak of all that is possible were not judged.
    bool complete = true;
    std::size_t depth = 0;
    std::size_t states = 0;
};

struct RawBounds {
    std::size_t people = 3;
    std::uint8_t opinions = 2;
    std::size_t states_max = 100'000;
    std::size_t depth_max = 1'000;
};

/// Walks breadth first through every state of the raw model and judges the promises there, by
/// judgements of its own.
[[nodiscard]] RawFindings search(Definition const& definition, RawBounds const& bounds);

}  // namespace yingshen::workflow::test

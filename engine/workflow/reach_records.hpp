#pragma once
#include <functional>

#include "workflow/configuration.hpp"
#include "workflow/explore.hpp"

namespace yingshen::workflow {

/// Hears of every configuration that is reached, once, in the order of their distance.
using RecordVisitor = std::function<void(std::uint32_t at, Configuration const&)>;
/// Hears of every move: from which visit, how it stood there, the move, the transition that it
/// takes (nullptr for work), and the visit that it leads to.
using RecordFollower = std::function<void(std::uint32_t from, Configuration const&, Move,
                                          Transition const*, std::uint32_t to)>;

/// Explores what can become of a submission's record, without its people: everybody who acts is a
/// fresh person, which forbids the least. Breadth first; the visits have no edges.
[[nodiscard]] Exploration explore_records(Model const& model, std::size_t configurations_max,
                                          RecordVisitor const& visit, RecordFollower const& follow);

}  // namespace yingshen::workflow

#pragma once
#include <functional>

#include "workflow/configuration.hpp"

namespace yingshen::workflow {

/// Hears of every move from a configuration: what moved, where it leads, and for an action the
/// transition taken (nullptr for work).
using MoveVisitor = std::function<void(Move, Configuration const&, Transition const*)>;

/// Every move that somebody can make, work first. An end has none.
void each_move(Model const& model, Configuration const& configuration, MoveVisitor const& visit);

}  // namespace yingshen::workflow

#pragma once
#include "base/json.hpp"
#include "catalog/catalog.hpp"
#include "catalog/manifest.hpp"

namespace yingshen::catalog {

/// What checking a set found and how it differs from the set that it would follow, for the people
/// who decide and for the event: workflows with the configurations over which their promises were
/// proved and the scenarios that were played; rules, checklist items, statutes and texts that were
/// tried; files that differ; and for each kind of submission whose workflow is another one, what
/// becomes possible and impossible. `before` may be nullptr. A function of the sets alone, without
/// times, so that the same check gives the same bytes again.
[[nodiscard]] base::Json results_json(Checked const& checked, FileDifference const& difference,
                                      ActiveSet const* before);

/// Of one workflow, so that an event stays readable; more are counted only.
inline constexpr std::size_t differences_max = 100;

/// Everything that is wrong with a set, as one refusal (`definitions_refused`): faults of form and,
/// for each broken promise, the shortest way to break it.
[[nodiscard]] base::Error refusal(Checked const& checked);

}  // namespace yingshen::catalog

#pragma once
#include <array>
#include <optional>
#include <vector>

#include "workflow/explore.hpp"
#include "workflow/prove.hpp"

/// The parts of prove(). Not the module's interface.
namespace yingshen::workflow {

/// A broken promise before its path is written out: the configuration where it shows, and the
/// action that enters what it forbids, if it is about one.
struct Finding {
    Promise promise;
    base::Text text;
    std::optional<std::uint32_t> at;  ///< nullopt for what no path shows
    std::optional<Move> last;
    std::string after;  ///< the state that `last` enters
    yaml::Mark mark;
};

/// The decisions that a clearance rests on: the passes of pre_reviewers, those of center_reviewers,
/// and the signatures of center_heads, about the content.
[[nodiscard]] std::array<GateSet, 3> clearing_decisions(Definition const& definition);

/// What an action that enters a state breaks: the gates, people and opinions of a clearance, and
/// the definition's own properties.
[[nodiscard]] std::vector<Finding> inspect(Model const& model, Arrival const& arrival);

/// Dead states, tasks that nobody can do, and loops without an end. Needs a complete exploration.
[[nodiscard]] std::vector<Finding> inspect_liveness(Model const& model,
                                                    Exploration const& exploration);

/// The path to a finding, with letters for people.
[[nodiscard]] std::vector<Step> path_to(Finding const& finding, Model const& model,
                                        Exploration const& exploration);

}  // namespace yingshen::workflow

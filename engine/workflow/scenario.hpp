#pragma once
#include <string_view>
#include <vector>

#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// What became of a file of scenarios: how many were played, and every place where what happened is
/// not what the file expects.
struct ScenarioReport {
    std::size_t played = 0;
    std::vector<base::Fault> faults;
};

/// Plays the scenarios of a file against a definition (format: workflows/README.md). A fault in the
/// file's form and a step that goes otherwise than expected are reported alike, with
/// `file:line:col`; a scenario is left at its first wrong step. Pure.
[[nodiscard]] ScenarioReport play_scenarios(Definition const& definition, std::string_view text,
                                            std::string_view file);

/// The faults of play_scenarios(); empty where everything went as expected.
[[nodiscard]] std::vector<base::Fault> run_scenarios(Definition const& definition,
                                                     std::string_view text, std::string_view file);

}  // namespace yingshen::workflow

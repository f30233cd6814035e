#pragma once
#include <string>
#include <vector>

#include "base/json.hpp"

namespace yingshen::app {

/// What /submissions/{id}/similar answers, for a terminal: each case with its likeness, and below
/// it every opinion that was given on it and what became of that. One line where there is none.
[[nodiscard]] std::vector<std::string> similar_lines(base::Json const& answer);

}  // namespace yingshen::app

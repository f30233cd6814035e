#pragma once
#include "rulebook/rulebook.hpp"

namespace yingshen::screening {

/// The day on which the shipped rules are tested: all of them are in force.
inline constexpr base::Date test_day{2026, 11, 22};

/// The rules/ folder of the source tree; every fault fails the test.
[[nodiscard]] rulebook::Rulebook shipped_rulebook();

/// The lines of a file beside this one.
[[nodiscard]] std::vector<std::string> data_lines(std::string const& name);

}  // namespace yingshen::screening

#pragma once
#include <string>

#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// The definition as a Mermaid state diagram, Chinese titles, gates marked, people constraints as
/// notes. (A laid-out SVG comes with the change of definitions.)
[[nodiscard]] std::string mermaid(Definition const& definition);

}  // namespace yingshen::workflow

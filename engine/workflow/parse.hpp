#pragma once
#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// Reads one workflow file. Faults cover form and references (unknown state, role, action,
/// condition, gate, fact; no initial state; a state defined twice; a task without an action; an end
/// with one), all at once with `file:line:col`. Whether the definition keeps its promises is
/// prove()'s question. Which checklists exist is the catalog's.
[[nodiscard]] std::expected<Definition, std::vector<base::Fault>> parse(std::string_view text,
                                                                        std::string_view file);

}  // namespace yingshen::workflow

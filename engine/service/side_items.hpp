#pragma once
#include <map>
#include <string>
#include <vector>

#include "review/submission.hpp"
#include "rulebook/rulebook.hpp"
#include "workflow/definition.hpp"

namespace yingshen::service {

/// The applicable items of the reviews beside the submission's state, by review; one without a
/// checklist has none.
using SideItems = std::map<std::string, std::vector<rulebook::Item>>;
[[nodiscard]] SideItems side_items(workflow::Definition const& definition,
                                   review::Submission const& submission,
                                   rulebook::Rulebook const& book);
/// Their ids alone, for a decision.
[[nodiscard]] std::map<std::string, std::vector<std::string>> ids_of(SideItems const& items);

}  // namespace yingshen::service

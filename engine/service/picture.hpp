#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "review/submission.hpp"
#include "rulebook/rulebook.hpp"
#include "service/directory.hpp"
#include "workflow/diagram.hpp"

namespace yingshen::service {

/// Where a submission stands and how it came there, in Chinese words with names and local times.
[[nodiscard]] workflow::Progress progress(review::Submission const& submission,
                                          workflow::Definition const& definition,
                                          Directory const& directory);

inline constexpr std::string_view svg_format = "svg";
inline constexpr std::string_view mermaid_format = "mermaid";

using ChecklistTitles = std::map<std::string, std::string>;
[[nodiscard]] ChecklistTitles checklist_titles(rulebook::Rulebook const& rules);
/// The same from the files of a rules/ folder, whatever else may be wrong with them.
[[nodiscard]] ChecklistTitles checklist_titles(std::vector<rulebook::NamedText> const& files);

/// A picture in one of the two formats; `progress` may be nullptr.
[[nodiscard]] std::string draw(std::string_view format, workflow::Definition const& definition,
                               ChecklistTitles checklists,
                               workflow::Progress const* progress = nullptr);

}  // namespace yingshen::service

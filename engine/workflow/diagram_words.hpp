#pragma once
#include <string>
#include <vector>

#include "workflow/definition.hpp"

/// The Chinese sentences of pictures, for SVG and Mermaid alike.
namespace yingshen::workflow::diagram {

/// "内审员（本部门）"
[[nodiscard]] std::string people(Task const& task);
/// "送审人、材料编辑人，以及办理过前置内审的人员", or empty.
[[nodiscard]] std::string barred(Definition const& definition, Task const& task);
/// "3个工作日"
[[nodiscard]] std::string duration(Deadline deadline);
/// "第2个工作日催办，第3个工作日升级督办", or empty.
[[nodiscard]] std::string reminders(State const& state);
/// "前置内审·通过"
[[nodiscard]] std::string gate_title(Definition const& definition, Gate const& gate);
/// "审查要点答完、意见均已了结"
[[nodiscard]] std::string conditions(Definition const& definition,
                                     std::vector<Requirement> const& requirements);
/// Whether a way out of a state is a reviewer's decision.
[[nodiscard]] bool is_gate(State const& state, Transition const& transition);
/// Whether a way leads back by its meaning, whatever the layout says.
[[nodiscard]] bool goes_back(Transition const& transition);

}  // namespace yingshen::workflow::diagram

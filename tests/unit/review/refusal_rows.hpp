#pragma once
#include <functional>
#include <string>
#include <vector>

#include "unit/review/desk.hpp"

/// The table of refusals, one function a subject: how a submission gets there, who says what, and
/// what the answer reads.
namespace yingshen::test {

struct RefusalRow {
    std::string name;
    std::function<void(Desk&)> prepare;
    Actor actor;
    Command command;
    std::string code;
    std::vector<std::string> faults;
};

[[nodiscard]] std::vector<RefusalRow> refusals_of_content();
[[nodiscard]] std::vector<RefusalRow> refusals_of_tasks();
[[nodiscard]] std::vector<RefusalRow> refusals_of_actions();
[[nodiscard]] std::vector<RefusalRow> refusals_of_opinions();
[[nodiscard]] std::vector<RefusalRow> refusals_of_duties();

}  // namespace yingshen::test

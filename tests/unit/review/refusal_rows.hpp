#pragma once
#include <functional>
#include <string>
#include <vector>

#include "unit/review/patterns_desk.hpp"

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
[[nodiscard]] std::vector<RefusalRow> refusals_of_timers();
[[nodiscard]] std::vector<RefusalRow> refusals_of_migration();
[[nodiscard]] std::vector<RefusalRow> refusals_of_findings();

/// The same for the workflow of every pattern.
struct PatternRow {
    std::string name;
    std::function<void(PatternsDesk&)> prepare;
    Actor actor;
    Command command;
    std::string code;
    std::vector<std::string> faults;
};

[[nodiscard]] std::vector<PatternRow> refusals_of_hand_over();
[[nodiscard]] std::vector<PatternRow> refusals_of_votes();
[[nodiscard]] std::vector<PatternRow> refusals_of_signers();
[[nodiscard]] std::vector<PatternRow> refusals_of_sides();
[[nodiscard]] std::vector<PatternRow> refusals_of_hearings();

}  // namespace yingshen::test

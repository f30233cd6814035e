#include "review/rejection.hpp"

#include <set>

#include "unit/review/refusal_rows.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

std::vector<RefusalRow> all_rows() {
    std::vector<RefusalRow> rows;
    for (auto* part :
         {refusals_of_content, refusals_of_tasks, refusals_of_actions, refusals_of_opinions,
          refusals_of_duties, refusals_of_timers, refusals_of_migration, refusals_of_findings}) {
        for (auto& row : part())
            rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<PatternRow> all_pattern_rows() {
    std::vector<PatternRow> rows;
    for (auto* part : {refusals_of_hand_over, refusals_of_votes, refusals_of_signers,
                       refusals_of_sides, refusals_of_hearings}) {
        for (auto& row : part())
            rows.push_back(std::move(row));
    }
    return rows;
}

template <class Row>
void check_refused(Desk& desk, Row const& row) {
    auto const before = desk.submission;
    auto const error = desk.refused(row.actor, row.command);
    CHECK(error.code == row.code);
    std::vector<std::string> faults;
    for (auto const& fault : error.faults)
        faults.push_back(to_string(fault));
    CHECK(faults == row.faults);
    CHECK(desk.submission == before);
}

}  // namespace

TEST_CASE("every refusal says what was expected and what was found") {
    for (auto const& row : all_rows()) {
        DYNAMIC_SECTION(row.name) {
            Desk desk(test_workflow());
            row.prepare(desk);
            check_refused(desk, row);
        }
    }
}

TEST_CASE("every refusal of a task of several people says what was expected and what was found") {
    for (auto const& row : all_pattern_rows()) {
        DYNAMIC_SECTION(row.name) {
            PatternsDesk desk;
            row.prepare(desk);
            check_refused(desk, row);
        }
    }
}

TEST_CASE(
    "the table of refusals holds every code, in the order of the enumerators, in both languages") {
    std::set<std::string_view> codes;
    std::size_t index = 0;
    for (auto const& text : refusals()) {
        CHECK(static_cast<std::size_t>(text.refusal) == index++);
        CHECK_FALSE(text.zh.empty());
        CHECK_FALSE(text.en.empty());
        CHECK(codes.insert(text.code).second);
    }
    CHECK(index == static_cast<std::size_t>(Refusal::finding_not_marked) + 1);
    for (auto const& row : all_rows())
        codes.erase(row.code);
    for (auto const& row : all_pattern_rows())
        codes.erase(row.code);
    CHECK(codes == std::set<std::string_view>{});
}

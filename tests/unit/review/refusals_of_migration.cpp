#include "unit/review/moving.hpp"
#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {

// What the other version refuses is in migration_test, which has one to move to.
std::vector<RefusalRow> refusals_of_migration() {
    auto const in_pre_review = [](Desk& desk) { desk.to_pre_review(); };
    return {
        {"move to the version that it has",
         in_pre_review,
         administrator(),
         Migrate{{}, {}},
         "migration_refused",
         {"to: expected another version of the workflow, under the same rules, but found " +
          std::string(64, '0')}},
        {"move a submission without the role",
         in_pre_review,
         center_reviewer(),
         Migrate{{}, {}},
         "role_missing",
         {"role: expected administrator (any), but found center_reviewer (center)"}},
        {"move a submission that has ended",
         [](Desk& desk) { desk.to_cleared(); },
         administrator(),
         Migrate{{}, {}},
         "submission_ended",
         {"state: expected a submission that has not ended, but found cleared"}},
    };
}

}  // namespace yingshen::test

#pragma once
#include <string>
#include <vector>

#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// The filters of a queue, one bit each.
enum Filter : unsigned {
    by_visible = 1U << 0,
    by_groups = 1U << 1,
    by_claimant = 1U << 2,
    by_submitter = 1U << 3,
    by_state = 1U << 4,
    by_kind = 1U << 5,
    by_unit = 1U << 6,
    by_unclaimed = 1U << 7,
    by_overdue = 1U << 8,
    by_open = 1U << 9,
    by_urgent = 1U << 10,
    by_takeable = 1U << 11,
};

/// Conditions on `submission`, each with " AND " before it, and their values in order.
struct Conditions {
    std::string sql;
    std::vector<Value> values;
};

/// The filters that a query sets, without those in `covered`, which the caller has seen to.
[[nodiscard]] Conditions conditions(QueueQuery const& query, unsigned covered);

/// A JSON list, which SQL unfolds by json_each, so that a statement has one text for any number of
/// ids.
[[nodiscard]] std::string json_list(std::vector<std::string> const& ids);

/// Whether nothing at all is visible.
[[nodiscard]] bool sees_nothing(Visibility const& visible);

/// The condition for rows that have the columns branch, unit and submitter; without " AND ".
[[nodiscard]] Conditions visible_rows(Visibility const& visible);

}  // namespace yingshen::store::sqlite

#pragma once
#include <limits>
#include <optional>

#include "review/projection.hpp"
#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// An absent time in a column that is sorted by: after every real time.
inline constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

[[nodiscard]] inline std::int64_t column(std::optional<base::Time> time) {
    return time ? time->us : never;
}
[[nodiscard]] inline std::optional<base::Time> optional_time(std::int64_t us) {
    if (us == never) return std::nullopt;
    return base::Time{us};
}

/// The columns that the readers below expect, from column 0 on.
inline constexpr std::string_view submission_columns =
    "id, version, title, kind, unit, branch, state, ending, submitter, product, go_live, "
    "task_role, task_scope, "
    "task_group, claimant, due_us, created_us, updated_us, findings, open_opinions, urgent";
inline constexpr std::string_view event_columns =
    "position, submission, version, type, type_version, at_us, person, account, body, prev, hash, "
    "on_behalf_of";

inline constexpr std::string_view finding_columns =
    "submission, finding, rule, version, product, right_name, shown_us, mark, marked_us, gone, "
    "ended";

[[nodiscard]] review::FindingRow read_finding(Query const& query);
[[nodiscard]] review::SubmissionRow read_submission(Query const& query);
[[nodiscard]] EventRecord read_event(Query const& query);

}  // namespace yingshen::store::sqlite

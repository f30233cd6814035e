#pragma once
#include <cstdint>
#include <optional>

#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// What is in the database of a submission that a write is about to change: its version, and the
/// columns that indices are made of.
struct Present {
    std::int64_t born = 0;
    std::int64_t version = 0;
    std::string kind, unit, branch, state, ending, submitter, task_group, claimant;
    std::int64_t due_us = 0;
    bool urgent = false;
};
[[nodiscard]] std::optional<Present> find_present(Connection& connection,
                                                  std::string const& submission);

/// Writes a submission's row: inserts it, or updates the columns that may differ from `present`.
void write_row(Connection& connection, review::SubmissionRow const& row, std::int64_t born,
               Present const* present);
/// Writes opinions; rows that are there and equal are not touched. Opinions never vanish.
/// Replaces a submission's pending timers where they changed.
void write_timers(Connection& connection, std::string const& submission,
                  std::vector<review::TimerRow> const& timers);
void write_opinions(Connection& connection, std::vector<review::OpinionRow> const& opinions);
/// Replaces a submission's tasks beside its own, where they changed.
void write_tasks(Connection& connection, std::string const& submission,
                 std::vector<review::TaskRow> const& tasks);
/// The tasks that are there.
[[nodiscard]] std::vector<review::TaskRow> read_tasks(Connection& connection,
                                                      std::string const& submission);
/// Adds whoever was copied in; nobody ever stops having been.
void write_copies(Connection& connection, std::string const& submission,
                  std::vector<review::CopyRow> const& copies);
/// Writes findings that are not there or not equal. Findings that were shown never vanish.
void write_findings(Connection& connection, std::string const& submission,
                    std::vector<review::FindingRow> const& findings);
/// Replaces the full-text row of a submission; an empty text leaves none.
void write_search(Connection& connection, review::SubmissionRow const& row, std::int64_t born,
                  bool is_there, std::string_view text);

/// Keeps the scope of a full-text row true where its text did not change.
void write_scope(Connection& connection, review::SubmissionRow const& row, Present const& present);

/// The token in search.scope for a thing that rows are filtered by: a letter for the kind of thing
/// and its id in hexadecimal, so that no id can be anything but one token.
[[nodiscard]] std::string scope_token(char what, std::string_view id);

}  // namespace yingshen::store::sqlite

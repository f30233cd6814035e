#include "store/sqlite/project.hpp"

#include "store/search_tokens.hpp"
#include "store/sqlite/rows.hpp"

namespace yingshen::store::sqlite {
namespace {

bool same_place(review::SubmissionRow const& row, Present const& present) {
    return row.kind == present.kind && row.unit == present.unit && row.branch == present.branch &&
           row.submitter == present.submitter;
}

bool same_state(review::SubmissionRow const& row, Present const& present) {
    return row.state == present.state && row.end == present.ending &&
           row.task_group == present.task_group && column(row.due) == present.due_us &&
           row.urgent == present.urgent;
}

void insert_row(Connection& connection, review::SubmissionRow const& row, std::int64_t born) {
    connection.run(
        "INSERT INTO submission (id, born, version, title, kind, unit, branch, state, ending, "
        "open, submitter, "
        "product, go_live, task_role, task_scope, task_group, claimant, claimed, due_us, "
        "created_us, updated_us, "
        "findings, open_opinions, urgent) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.id, born, row.version, row.title, row.kind, row.unit, row.branch, row.state, row.end,
        row.end.empty(), row.submitter, row.product, row.go_live, row.task_role, row.task_scope,
        row.task_group, row.claimant, !row.claimant.empty(), column(row.due), row.created_at,
        row.updated_at, row.findings, row.open_opinions, row.urgent);
}

std::string scope_of(review::SubmissionRow const& row) {
    return scope_token('b', row.branch) + ' ' + scope_token('u', row.unit) + ' ' +
           scope_token('p', row.submitter) + ' ' + scope_token('k', row.kind);
}

}  // namespace

std::optional<Present> find_present(Connection& connection, std::string const& submission) {
    auto rows = connection.query(
        "SELECT born, version, kind, unit, branch, state, ending, submitter, task_group, claimant, "
        "due_us, urgent "
        "FROM submission WHERE id = ?",
        submission);
    if (!rows.step()) return std::nullopt;
    return Present{.born = rows.integer(0),
                   .version = rows.integer(1),
                   .kind = rows.text(2),
                   .unit = rows.text(3),
                   .branch = rows.text(4),
                   .state = rows.text(5),
                   .ending = rows.text(6),
                   .submitter = rows.text(7),
                   .task_group = rows.text(8),
                   .claimant = rows.text(9),
                   .due_us = rows.integer(10),
                   .urgent = rows.truth(11)};
}

void write_row(Connection& connection, review::SubmissionRow const& row, std::int64_t born,
               Present const* present) {
    if (!present) {
        insert_row(connection, row, born);
        return;
    }
    // SQLite rewrites every index whose columns a statement names, changed or not, so each
    // statement names columns that change together, and the usual write needs only the first. The
    // claimant goes before the state, because what has ended has none.
    connection.run(
        "UPDATE submission SET version = ?, title = ?, product = ?, go_live = ?, task_role = ?, "
        "task_scope = ?, created_us = ?, updated_us = ?, findings = ?, open_opinions = ? WHERE id "
        "= ?",
        row.version, row.title, row.product, row.go_live, row.task_role, row.task_scope,
        row.created_at, row.updated_at, row.findings, row.open_opinions, row.id);
    auto const claims = row.claimant != present->claimant;
    auto const claim = [&] {
        connection.run("UPDATE submission SET claimant = ?, claimed = ? WHERE id = ?", row.claimant,
                       !row.claimant.empty(), row.id);
    };
    if (claims && row.claimant.empty()) claim();
    if (!same_state(row, *present)) {
        connection.run(
            "UPDATE submission SET state = ?, ending = ?, open = ?, task_group = ?, due_us = ?, "
            "urgent = ? WHERE id = ?",
            row.state, row.end, row.end.empty(), row.task_group, column(row.due), row.urgent,
            row.id);
    }
    if (claims && !row.claimant.empty()) claim();
    if (!same_place(row, *present)) {
        connection.run(
            "UPDATE submission SET kind = ?, unit = ?, branch = ?, submitter = ? WHERE id = ?",
            row.kind, row.unit, row.branch, row.submitter, row.id);
    }
}

void write_opinions(Connection& connection, std::vector<review::OpinionRow> const& opinions) {
    for (auto const& row : opinions) {
        auto const counted = row.answered_at ? row.answered_at->us : row.given_at.us;
        connection.run(
            "INSERT INTO opinion (submission, opinion, kind, unit, branch, product, right_name, "
            "severity, reviewer, "
            "given_us, first_answer, answer, answered_us, counted_us, sent, past_response, "
            "verified, withdrawn, "
            "withdrawn_after_decline, cleared) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (submission, opinion) DO UPDATE SET kind = excluded.kind, unit = "
            "excluded.unit, "
            "branch = excluded.branch, product = excluded.product, right_name = "
            "excluded.right_name, "
            "severity = excluded.severity, reviewer = excluded.reviewer, given_us = "
            "excluded.given_us, "
            "first_answer = excluded.first_answer, answer = excluded.answer, answered_us = "
            "excluded.answered_us, "
            "counted_us = excluded.counted_us, sent = excluded.sent, past_response = "
            "excluded.past_response, "
            "verified = excluded.verified, withdrawn = excluded.withdrawn, "
            "withdrawn_after_decline = excluded.withdrawn_after_decline, cleared = "
            "excluded.cleared "
            "WHERE (kind, unit, branch, product, right_name, severity, reviewer, given_us, "
            "first_answer, answer, "
            "answered_us, counted_us, sent, past_response, verified, withdrawn, "
            "withdrawn_after_decline, cleared) <> "
            "(excluded.kind, excluded.unit, excluded.branch, excluded.product, "
            "excluded.right_name, "
            "excluded.severity, excluded.reviewer, excluded.given_us, excluded.first_answer, "
            "excluded.answer, "
            "excluded.answered_us, excluded.counted_us, excluded.sent, excluded.past_response, "
            "excluded.verified, "
            "excluded.withdrawn, excluded.withdrawn_after_decline, excluded.cleared)",
            row.submission, row.opinion, row.kind, row.unit, row.branch, row.product, row.right,
            row.severity, row.reviewer, row.given_at, row.first_answer, row.answer,
            column(row.answered_at), counted, row.sent, row.past_response, row.verified,
            row.withdrawn, row.withdrawn_after_decline, row.cleared);
    }
}

void write_timers(Connection& connection, std::string const& submission,
                  std::vector<review::TimerRow> const& timers) {
    std::vector<review::TimerRow> present;
    {
        auto rows = connection.query(
            "SELECT timer, at_us FROM timer WHERE submission = ? ORDER BY timer", submission);
        while (rows.step())
            present.push_back(
                {submission, static_cast<std::size_t>(rows.integer(0)), rows.time(1)});
    }
    if (present == timers) return;
    connection.run("DELETE FROM timer WHERE submission = ?", submission);
    for (auto const& row : timers) {
        connection.run("INSERT INTO timer (submission, timer, at_us) VALUES (?, ?, ?)", submission,
                       static_cast<std::int64_t>(row.timer), row.at);
    }
}

std::string scope_token(char what, std::string_view id) {
    return what + base::hex(id);
}

void write_search(Connection& connection, review::SubmissionRow const& row, std::int64_t born,
                  bool is_there, std::string_view text) {
    if (is_there) connection.run("DELETE FROM search WHERE rowid = ?", born);
    auto const tokens = search_tokens(text);
    if (tokens.empty()) return;
    connection.run("INSERT INTO search (rowid, submission, tokens, scope) VALUES (?, ?, ?, ?)",
                   born, row.id, tokens, scope_of(row));
}

void write_scope(Connection& connection, review::SubmissionRow const& row, Present const& present) {
    if (same_place(row, present)) return;
    connection.run("UPDATE search SET scope = ? WHERE rowid = ?", scope_of(row), present.born);
}

}  // namespace yingshen::store::sqlite

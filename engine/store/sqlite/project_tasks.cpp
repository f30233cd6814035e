#include "store/sqlite/project.hpp"
#include "store/sqlite/rows.hpp"

namespace yingshen::store::sqlite {

std::vector<review::TaskRow> read_tasks(Connection& connection, std::string const& submission) {
    std::vector<review::TaskRow> tasks;
    auto rows = connection.query(
        "SELECT task, role, scope, their_group, holder, until_us FROM task WHERE submission = ? "
        "ORDER BY task",
        submission);
    while (rows.step()) {
        tasks.push_back({submission, rows.text(0), rows.text(1), rows.text(2), rows.text(3),
                         rows.text(4), optional_time(rows.integer(5))});
    }
    return tasks;
}

void write_tasks(Connection& connection, std::string const& submission,
                 std::vector<review::TaskRow> const& tasks) {
    if (read_tasks(connection, submission) == tasks) return;
    connection.run("DELETE FROM task WHERE submission = ?", submission);
    for (auto const& row : tasks) {
        connection.run(
            "INSERT INTO task (submission, task, role, scope, their_group, holder, held, until_us) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            submission, row.task, row.role, row.scope, row.group, row.claimant,
            !row.claimant.empty(), column(row.due));
    }
}

void write_copies(Connection& connection, std::string const& submission,
                  std::vector<review::CopyRow> const& copies) {
    for (auto const& row : copies) {
        connection.run(
            "INSERT INTO copied (person, submission) VALUES (?, ?) "
            "ON CONFLICT (person, submission) DO NOTHING",
            row.person, submission);
    }
}

}  // namespace yingshen::store::sqlite

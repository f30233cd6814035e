#include "store/sqlite/project.hpp"
#include "store/sqlite/rows.hpp"

namespace yingshen::store::sqlite {
namespace {

std::vector<review::FindingRow> present_findings(Connection& connection,
                                                 std::string const& submission) {
    std::vector<review::FindingRow> present;
    auto rows = connection.query("SELECT " + std::string(finding_columns) +
                                     " FROM finding WHERE submission = ? "
                                     "ORDER BY length(finding), finding",
                                 submission);
    while (rows.step())
        present.push_back(read_finding(rows));
    return present;
}

}  // namespace

review::FindingRow read_finding(Query const& query) {
    return {.submission = query.text(0),
            .finding = query.text(1),
            .rule = query.text(2),
            .version = static_cast<int>(query.integer(3)),
            .product = query.text(4),
            .right = query.text(5),
            .shown_at = query.time(6),
            .mark = query.text(7),
            .marked_at = optional_time(query.integer(8)),
            .gone = query.truth(9),
            .ended = query.truth(10)};
}

void write_findings(Connection& connection, std::string const& submission,
                    std::vector<review::FindingRow> const& findings) {
    auto const present = present_findings(connection, submission);
    if (present == findings) return;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        auto const& row = findings[i];
        // Shown findings are never taken back, and stay in their order.
        if (i < present.size() && present[i] == row) continue;
        connection.run("INSERT OR REPLACE INTO finding (" + std::string(finding_columns) +
                           ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       row.submission, row.finding, row.rule, row.version, row.product, row.right,
                       row.shown_at, row.mark, column(row.marked_at), row.gone, row.ended);
    }
}

}  // namespace yingshen::store::sqlite

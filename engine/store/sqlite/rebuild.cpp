#include "store/sqlite/rebuild.hpp"

#include <fmt/format.h>

#include "base/json.hpp"
#include "store/sqlite/project.hpp"
#include "store/sqlite/rows.hpp"
#include "store/sqlite/sketches.hpp"

namespace yingshen::store::sqlite {
namespace {

/// The rows to dump: texts and numbers, in key order.
struct Dumped {
    std::string_view table;
    std::string_view select;
    std::string_view kinds;  ///< one letter a column: t(ext) or n(umber)
};

constexpr Dumped dumped[] = {
    {"submission",
     "SELECT id, born, version, title, kind, unit, branch, state, ending, open, submitter, "
     "product, go_live, "
     "task_role, task_scope, task_group, claimant, claimed, due_us, created_us, updated_us, "
     "findings, open_opinions, urgent "
     "FROM submission ORDER BY id",
     "tnnttttttntttttttnnnnnnn"},
    {"opinion",
     "SELECT submission, opinion, kind, unit, branch, product, right_name, severity, reviewer, "
     "given_us, "
     "first_answer, answer, answered_us, counted_us, sent, past_response, verified, withdrawn, "
     "withdrawn_after_decline, cleared FROM opinion ORDER BY submission, opinion",
     "tttttttttnttnnnnnnnn"},
    {"timer", "SELECT submission, timer, at_us FROM timer ORDER BY submission, timer", "tnn"},
    {"task",
     "SELECT submission, task, role, scope, their_group, holder, until_us FROM task "
     "ORDER BY submission, task",
     "ttttttn"},
    {"copied", "SELECT submission, person FROM copied ORDER BY submission, person", "tt"},
    {"duty", "SELECT submission, person, duty FROM duty ORDER BY submission, person", "ttt"},
    {"sketch",
     "SELECT position, submission, material, revision, hex(numbers) FROM sketch ORDER BY position",
     "nttnt"},
    {"sketch_key", "SELECT key, position FROM sketch_key ORDER BY key, position", "nn"},
    {"finding",
     "SELECT submission, finding, rule, version, product, right_name, shown_us, mark, marked_us, "
     "gone, ended FROM finding ORDER BY submission, finding",
     "tttnttntnnn"},
    {"search", "SELECT rowid, submission, tokens, scope FROM search ORDER BY rowid", "nttt"},
};

std::vector<EventRecord> events_of(Connection& connection, std::string const& submission) {
    std::vector<EventRecord> events;
    auto rows = connection.query(
        fmt::format("SELECT {} FROM event WHERE submission = ? ORDER BY version", event_columns),
        submission);
    while (rows.step())
        events.push_back(read_event(rows));
    return events;
}

}  // namespace

std::int64_t rebuild_projections(Connection& connection, Store::Fold const& fold) {
    for (auto const* table : {"submission", "opinion", "timer", "task", "copied", "duty", "finding",
                              "sketch", "sketch_key", "search"}) {
        connection.script(fmt::format("DELETE FROM {}", table));
    }
    std::int64_t count = 0;
    auto firsts = connection.query(
        "SELECT submission, position FROM event WHERE version = 1 ORDER BY position");
    while (firsts.step()) {
        auto const submission = firsts.text(0);
        auto const born = firsts.integer(1);
        auto const events = events_of(connection, submission);
        auto const rebuilt = fold(submission, events);
        if (!rebuilt) continue;
        ++count;
        write_row(connection, rebuilt->projection.row, born, nullptr);
        write_opinions(connection, rebuilt->projection.opinions);
        write_timers(connection, submission, rebuilt->projection.timers);
        write_tasks(connection, submission, rebuilt->projection.tasks);
        write_copies(connection, submission, rebuilt->projection.copies);
        write_findings(connection, submission, rebuilt->projection.findings);
        for (auto const& duty : rebuilt->projection.duties) {
            connection.run(
                "INSERT INTO duty (submission, person, duty) VALUES (?, ?, ?) "
                "ON CONFLICT (submission, person) DO UPDATE SET duty = excluded.duty",
                duty.submission, duty.person, duty.duty);
        }
        for (auto const& text : rebuilt->sketches) {
            auto const event = static_cast<std::size_t>(text.version - 1);
            write_sketch(connection, submission, text, events.at(event).position);
        }
        write_search(connection, rebuilt->projection.row, born, false, rebuilt->search_text);
    }
    return count;
}

void dump_tables(Connection& connection, std::function<void(std::string_view line)> const& line) {
    Transaction const snapshot(connection, Mode::read_only);
    for (auto const& table : dumped) {
        auto rows = connection.query(table.select);
        while (rows.step()) {
            std::string text = fmt::format("{} [", table.table);
            for (std::size_t column = 0; column < table.kinds.size(); ++column) {
                if (column > 0) text += ',';
                auto const at = static_cast<int>(column);
                if (table.kinds[column] == 't') {
                    base::append_quoted(text, rows.view(at));
                } else {
                    text += std::to_string(rows.integer(at));
                }
            }
            line(text + ']');
        }
    }
}

}  // namespace yingshen::store::sqlite

#include "store/sqlite/append.hpp"

#include <algorithm>
#include <string_view>

#include "store/sqlite/project.hpp"
#include "store/sqlite/sketches.hpp"

namespace yingshen::store::sqlite {
namespace {

bool key_is_used(Connection& connection, IdempotencyRecord const& record) {
    return connection
        .query("SELECT 1 FROM idempotency WHERE account = ? AND key = ?", record.account,
               record.key)
        .step();
}

/// Which duties are not in the database yet; nullopt where one contradicts the database or another.
std::optional<std::vector<review::DutyRow const*>> missing_duties(Connection& connection,
                                                                  Write const& write) {
    std::vector<review::DutyRow const*> missing;
    if (!write.projection) return missing;
    std::vector<std::pair<std::string, std::string>> present;
    auto rows =
        connection.query("SELECT person, duty FROM duty WHERE submission = ?", write.submission);
    while (rows.step())
        present.emplace_back(rows.text(0), rows.text(1));
    for (auto const& row : write.projection->duties) {
        auto const same_person = [&](auto const& other) { return other.first == row.person; };
        auto const found = std::find_if(present.begin(), present.end(), same_person);
        if (found == present.end()) {
            present.emplace_back(row.person, row.duty);
            missing.push_back(&row);
        } else if (found->second != row.duty) {
            return std::nullopt;
        }
    }
    return missing;
}

void insert_events(Connection& connection, Write const& write, Positions& positions) {
    for (auto const& event : write.events) {
        connection.run(
            "INSERT INTO event (position, submission, version, type, type_version, at_us, person, "
            "account, body, "
            "prev, hash, on_behalf_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ++positions.event, event.envelope.submission, event.envelope.version, event.type,
            event.type_version, event.envelope.at, event.envelope.person, event.envelope.account,
            event.body, event.prev, event.hash, event.envelope.on_behalf_of);
    }
}

/// The version of a stream that has no row.
std::int64_t last_version(Connection& connection, std::string const& stream) {
    auto rows = connection.query("SELECT COALESCE(MAX(version), 0) FROM event WHERE submission = ?",
                                 stream);
    rows.step();
    return rows.integer(0);
}

void project(Connection& connection, Write const& write, std::int64_t born,
             std::optional<Present> const& present,
             std::vector<review::DutyRow const*> const& duties) {
    write_row(connection, write.projection->row, born, present ? &*present : nullptr);
    write_opinions(connection, write.projection->opinions);
    write_timers(connection, write.submission, write.projection->timers);
    write_tasks(connection, write.submission, write.projection->tasks);
    write_copies(connection, write.submission, write.projection->copies);
    write_findings(connection, write.submission, write.projection->findings);
    for (auto const* duty : duties) {
        connection.run("INSERT INTO duty (submission, person, duty) VALUES (?, ?, ?)",
                       write.submission, duty->person, duty->duty);
    }
    if (write.search_text) {
        write_search(connection, write.projection->row, born, present.has_value(),
                     *write.search_text);
    } else if (present) {
        write_scope(connection, write.projection->row, *present);
    }
}

void insert_answer(Connection& connection, IdempotencyRecord const& record) {
    connection.run(
        "INSERT INTO idempotency (account, key, request, status, response, etag, at_us) VALUES (?, "
        "?, ?, ?, ?, ?, ?)",
        record.account, record.key, record.request, record.status, record.response, record.etag,
        record.at);
}

}  // namespace

Positions last_positions(Connection& connection) {
    auto rows = connection.query(
        "SELECT COALESCE((SELECT MAX(position) FROM event), 0), COALESCE((SELECT MAX(position) "
        "FROM outbox), 0)");
    rows.step();
    return {rows.integer(0), rows.integer(1)};
}

Applied apply(Connection& connection, Write const& write, Positions& positions) {
    auto const present =
        write.projection ? find_present(connection, write.submission) : std::nullopt;
    auto const version = write.projection ? (present ? present->version : 0)
                                          : last_version(connection, write.submission);
    // The key comes first: a command that is delivered again also names a version that is gone, and
    // the caller has to learn that it was done, not that somebody else was faster.
    if (write.idempotency && key_is_used(connection, *write.idempotency))
        return {Outcome::duplicate_key, version};
    if (version != write.expected_version) return {Outcome::version_conflict, version};
    auto const duties = missing_duties(connection, write);
    if (!duties) return {Outcome::duty_conflict, version};

    auto const first = positions.event + 1;
    auto const born = present ? present->born : first;
    insert_events(connection, write, positions);
    if (write.projection) project(connection, write, born, present, *duties);
    for (auto const& text : write.sketches)
        write_sketch(connection, write.submission, text,
                     first + text.version - write.expected_version - 1);
    for (auto const& entry : write.outbox) {
        connection.run("INSERT INTO outbox (position, topic, body) VALUES (?, ?, ?)",
                       ++positions.outbox, entry.topic, entry.body);
    }
    if (write.idempotency) insert_answer(connection, *write.idempotency);
    return {Outcome::committed,
            write.expected_version + static_cast<std::int64_t>(write.events.size())};
}

Outcome outcome_of(SqlError const& error) {
    auto const what = std::string_view(error.what());
    if (what.find("event.") != std::string_view::npos) return Outcome::version_conflict;
    if (what.find("idempotency.") != std::string_view::npos) return Outcome::duplicate_key;
    if (what.find("duty") != std::string_view::npos) return Outcome::duty_conflict;
    return Outcome::refused;
}

}  // namespace yingshen::store::sqlite

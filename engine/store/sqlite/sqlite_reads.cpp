#include <fmt/format.h>

#include <map>

#include "store/sqlite/filter.hpp"
#include "store/sqlite/organisation.hpp"
#include "store/sqlite/queue.hpp"
#include "store/sqlite/rebuild.hpp"
#include "store/sqlite/rows.hpp"
#include "store/sqlite/sketches.hpp"
#include "store/sqlite/sqlite_store.hpp"
#include "store/sqlite/streams.hpp"

namespace yingshen::store::sqlite {
namespace {

// Rows of the log that are read in one go. Between two goes no transaction is open, so that a
// visitor that takes its time keeps no part of the write-ahead log from being reused.
constexpr std::int64_t events_at_once = 500;

review::OpinionRow read_opinion(Query const& query) {
    return {.submission = query.text(0),
            .opinion = query.text(1),
            .kind = query.text(2),
            .unit = query.text(3),
            .branch = query.text(4),
            .product = query.text(5),
            .right = query.text(6),
            .severity = query.text(7),
            .reviewer = query.text(8),
            .given_at = query.time(9),
            .first_answer = query.text(10),
            .answer = query.text(11),
            .answered_at = optional_time(query.integer(12)),
            .sent = query.truth(13),
            .past_response = query.truth(14),
            .verified = query.truth(15),
            .withdrawn = query.truth(16),
            .withdrawn_after_decline = query.truth(17),
            .cleared = query.truth(18)};
}

}  // namespace

std::vector<EventRecord> SqliteStore::events(std::string const& submission, std::int64_t after) {
    auto const connection = readers_->borrow();
    std::vector<EventRecord> events;
    auto rows = connection->query(
        fmt::format("SELECT {} FROM event WHERE submission = ? AND version > ? ORDER BY version",
                    event_columns),
        submission, after);
    while (rows.step())
        events.push_back(read_event(rows));
    return events;
}

void SqliteStore::each_event(std::int64_t after,
                             std::function<bool(EventRecord const&)> const& visit) {
    auto const sql = fmt::format(
        "SELECT {} FROM event WHERE position > ? ORDER BY position LIMIT ?", event_columns);
    std::vector<EventRecord> events;
    do {
        events.clear();
        {
            auto const connection = readers_->borrow();
            auto rows = connection->query(sql, after, events_at_once);
            while (rows.step())
                events.push_back(read_event(rows));
        }
        for (auto const& event : events) {
            if (!visit(event)) return;
            after = event.position;
        }
    } while (!events.empty());
}

std::vector<History> SqliteStore::histories(std::string const& before, std::size_t limit,
                                            std::vector<std::string> const& types) {
    auto const connection = readers_->borrow();
    Transaction const snapshot(*connection, Mode::read_only);
    std::vector<History> histories;
    // Ids are letters, digits and underscores, all of them below the tilde.
    auto ids = connection->query(
        "SELECT id, ending FROM submission WHERE id < ? ORDER BY id DESC LIMIT ?",
        before.empty() ? std::string("~") : before, static_cast<std::int64_t>(limit));
    while (ids.step())
        histories.push_back({ids.text(0), ids.view(1) == "good", {}});
    auto const sql = fmt::format(
        "SELECT {} FROM event WHERE submission = ? AND type IN (SELECT value FROM json_each(?)) "
        "ORDER BY version",
        event_columns);
    auto const wanted = json_list(types);
    for (auto& history : histories) {
        auto rows = connection->query(sql, history.submission, wanted);
        while (rows.step())
            history.events.push_back(read_event(rows));
    }
    return histories;
}

std::optional<IdempotencyRecord> SqliteStore::idempotency(std::string const& account,
                                                          std::string const& key) {
    auto const connection = readers_->borrow();
    auto rows = connection->query(
        "SELECT request, status, response, etag, at_us FROM idempotency WHERE account = ? AND key "
        "= ?",
        account, key);
    if (!rows.step()) return std::nullopt;
    return IdempotencyRecord{.account = account,
                             .key = key,
                             .request = rows.digest(0),
                             .status = static_cast<int>(rows.integer(1)),
                             .response = rows.text(2),
                             .etag = rows.text(3),
                             .at = rows.time(4)};
}

std::optional<review::SubmissionRow> SqliteStore::row(std::string const& submission) {
    auto const connection = readers_->borrow();
    auto rows = connection->query(
        fmt::format("SELECT {} FROM submission WHERE id = ?", submission_columns), submission);
    if (!rows.step()) return std::nullopt;
    return read_submission(rows);
}

base::Result<QueuePage> SqliteStore::queue(QueueQuery const& query) {
    auto const connection = readers_->borrow();
    return queue_page(*connection, query);
}

std::vector<review::OpinionRow> SqliteStore::opinions(OpinionQuery const& query) {
    auto const visible = visible_rows(query.visible);
    // The submitter stands in the submission, the rest in the opinion as well.
    auto const sql = fmt::format(
        "SELECT o.submission, o.opinion, o.kind, o.unit, o.branch, o.product, o.right_name, "
        "o.severity, o.reviewer, "
        "o.given_us, o.first_answer, o.answer, o.answered_us, o.sent, o.past_response, o.verified, "
        "o.withdrawn, "
        "o.withdrawn_after_decline, o.cleared FROM opinion AS o "
        "WHERE o.counted_us >= ? AND o.counted_us < ? AND EXISTS (SELECT 1 FROM submission WHERE "
        "id = o.submission AND {}) "
        "ORDER BY o.submission, length(o.opinion), o.opinion",
        visible.sql);
    std::vector<Value> values{
        query.from ? query.from->us : std::numeric_limits<std::int64_t>::min(), column(query.to)};
    values.insert(values.end(), visible.values.begin(), visible.values.end());
    auto const connection = readers_->borrow();
    auto rows = connection->query_list(sql, values);
    std::vector<review::OpinionRow> opinions;
    while (rows.step())
        opinions.push_back(read_opinion(rows));
    return opinions;
}

std::vector<LikeText> SqliteStore::alike(LikenessQuery const& query) {
    auto const connection = readers_->borrow();
    return alike_texts(*connection, query);
}

std::optional<KeptSketch> SqliteStore::kept_sketch(std::int64_t position) {
    auto const connection = readers_->borrow();
    return sqlite::kept_sketch(*connection, position);
}

SketchCounts SqliteStore::sketch_counts(std::int64_t up_to_position) {
    auto const connection = readers_->borrow();
    return sqlite::sketch_counts(*connection, up_to_position);
}

std::vector<review::FindingRow> SqliteStore::findings(FindingQuery const& query) {
    auto const connection = readers_->borrow();
    auto rows =
        connection->query(fmt::format("SELECT {} FROM finding WHERE shown_us >= ? AND shown_us < ? "
                                      "AND (? = '' OR rule = ?) AND (? = '' OR product = ?) "
                                      "ORDER BY submission, length(finding), finding",
                                      finding_columns),
                          query.from ? query.from->us : std::numeric_limits<std::int64_t>::min(),
                          column(query.to), query.rule, query.rule, query.product, query.product);
    std::vector<review::FindingRow> findings;
    while (rows.step())
        findings.push_back(read_finding(rows));
    return findings;
}

std::vector<review::TimerRow> SqliteStore::due_timers(base::Time now, TimerPlace const& after,
                                                      std::size_t limit) {
    auto const connection = readers_->borrow();
    auto rows = connection->query(
        "SELECT submission, timer, at_us FROM timer INDEXED BY timer_by_time "
        "WHERE at_us <= ? AND (at_us, submission, timer) > (?, ?, ?) "
        "ORDER BY at_us, submission, timer LIMIT ?",
        now, after.at, after.submission, static_cast<std::int64_t>(after.timer),
        static_cast<std::int64_t>(limit));
    std::vector<review::TimerRow> timers;
    while (rows.step()) {
        timers.push_back({rows.text(0), static_cast<std::size_t>(rows.integer(1)), rows.time(2)});
    }
    return timers;
}

Store::Counts SqliteStore::counts(base::Time now) {
    auto const connection = readers_->borrow();
    Transaction const snapshot(*connection, Mode::read_only);
    Counts counts;
    std::map<std::string, std::int64_t> by_state;
    auto states = connection->query("SELECT state, COUNT(*) FROM submission GROUP BY open, state");
    while (states.step())
        by_state[states.text(0)] += states.integer(1);
    counts.by_state.assign(by_state.begin(), by_state.end());
    for (auto const& prefix : states_and_kinds(*connection)) {
        auto overdue = connection->query(
            "SELECT COUNT(*) FROM submission INDEXED BY submission_by_state "
            "WHERE open = ? AND state = ? AND kind = ? AND due_us < ?",
            prefix.open, prefix.state, prefix.kind, now);
        overdue.step();
        counts.overdue += overdue.integer(0);
    }
    auto events = connection->query("SELECT COALESCE(MAX(position), 0) FROM event");
    events.step();
    counts.events = events.integer(0);
    return counts;
}

Organisation SqliteStore::organisation() {
    auto const connection = readers_->borrow();
    Transaction const snapshot(*connection, Mode::read_only);
    return read_organisation(*connection);
}

std::optional<Account> SqliteStore::account(std::string const& id) {
    auto const connection = readers_->borrow();
    Transaction const snapshot(*connection, Mode::read_only);
    return read_account(*connection, "id", id);
}

std::optional<Account> SqliteStore::account_by_login(std::string const& login) {
    auto const connection = readers_->borrow();
    Transaction const snapshot(*connection, Mode::read_only);
    return read_account(*connection, "login", login);
}

std::optional<Session> SqliteStore::session(base::Digest const& secret) {
    auto const connection = readers_->borrow();
    auto rows = connection->query(
        "SELECT account, token, label, created_us, expires_us FROM session WHERE secret = ?",
        secret);
    if (!rows.step()) return std::nullopt;
    return Session{.secret = secret,
                   .account = rows.text(0),
                   .token = rows.truth(1),
                   .label = rows.text(2),
                   .created_at = rows.time(3),
                   .expires_at = rows.time(4)};
}

std::optional<DefinitionRecord> SqliteStore::definition(base::Digest const& hash) {
    auto const connection = readers_->borrow();
    auto rows =
        connection->query("SELECT kind, name, content, at_us FROM definition WHERE hash = ?", hash);
    if (!rows.step()) return std::nullopt;
    return DefinitionRecord{.hash = hash,
                            .kind = rows.text(0),
                            .name = rows.text(1),
                            .content = rows.text(2),
                            .at = rows.time(3)};
}

std::vector<OutboxRecord> SqliteStore::outbox(std::int64_t after, std::size_t limit) {
    auto const connection = readers_->borrow();
    auto rows = connection->query(
        "SELECT topic, body, position FROM outbox WHERE position > ? ORDER BY position LIMIT ?",
        after, static_cast<std::int64_t>(limit));
    std::vector<OutboxRecord> entries;
    while (rows.step())
        entries.push_back({rows.text(0), rows.text(1), rows.integer(2)});
    return entries;
}

void SqliteStore::dump_projections(std::function<void(std::string_view line)> const& line) {
    auto const connection = readers_->borrow();
    dump_tables(*connection, line);
}

}  // namespace yingshen::store::sqlite

#include "store/sqlite/sqlite_store.hpp"

#include <fmt/format.h>

#include "store/organisation_faults.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/organisation.hpp"
#include "store/sqlite/rebuild.hpp"
#include "store/sqlite/restore.hpp"

namespace yingshen::store::sqlite {
namespace {

// 64 MiB of pages, taken as they are needed: the upper levels of every index and the rows of the
// day.
constexpr char const* writer_cache = "PRAGMA cache_size = -65536;";
// After an exceptional growth the log is cut back to this.
constexpr char const* log_limit = "PRAGMA journal_size_limit = 134217728;";

constexpr std::int64_t answers_kept_us = 7LL * 24 * 3'600 * 1'000'000;
// Expired rows are removed in pieces, so that writes wait for none of them long.
constexpr std::int64_t removed_at_once = 1'000;

void require(Connection& connection, std::string_view pragma, std::string_view expected) {
    if (auto const found = connection.value(pragma); found != expected) {
        throw StoreError(fmt::format(
            "The database does not take a setting that durability depends on: expected {} "
            "to answer {}, but found \"{}\"",
            pragma, expected, found));
    }
}

Connection open_writer(Settings const& settings) {
    Connection connection(settings.file, Mode::read_write, settings.vfs);
    require(connection, "PRAGMA journal_mode = WAL", "wal");
    connection.script("PRAGMA synchronous = FULL;");
    require(connection, "PRAGMA synchronous", "2");
    connection.script(writer_cache);
    connection.script(log_limit);
    migrate(connection);
    return connection;
}

}  // namespace

std::unique_ptr<Store> open(Settings settings, base::Log& log) {
    return std::make_unique<SqliteStore>(settings, log);
}

SqliteStore::SqliteStore(Settings const& settings, base::Log& log) : settings_(settings) {
    if (settings.read_only) {
        readers_ = std::make_unique<Readers>(settings.file, settings.readers, settings.vfs);
        require_current(*readers_->borrow());
        return;
    }
    auto const directory = settings.file.parent_path();
    lock_.emplace(directory.empty() ? std::filesystem::path(".") : directory);
    writer_ = std::make_unique<Writer>(open_writer(settings),
                                       WriterLimits{settings.queue_max, settings.group_max}, log);
    readers_ = std::make_unique<Readers>(settings.file, settings.readers, settings.vfs);
}

SqliteStore::~SqliteStore() {
    stop();
    readers_.reset();
    writer_.reset();
}

Writer& SqliteStore::writer() {
    if (!writer_) throw StoreError("The store was opened for reading only");
    return *writer_;
}

void SqliteStore::append(Write write, Done done) {
    if (!writer_) return done(Outcome::refused, 0);
    writer_->append(std::move(write), std::move(done));
}

bool SqliteStore::takes_writes() const {
    return writer_ && writer_->takes_writes();
}

void SqliteStore::stop() {
    if (writer_) writer_->stop();
}

base::Result<void> SqliteStore::put_organisation(Organisation const& organisation) {
    std::vector<base::Fault> faults;
    writer().run([&](Connection& connection) {
        faults = organisation_faults(organisation, read_organisation(connection));
        if (faults.empty()) write_organisation(connection, organisation);
    });
    if (!faults.empty()) return std::unexpected(organisation_invalid(std::move(faults)));
    return {};
}

void SqliteStore::set_password(std::string const& account, std::string const& encoded) {
    writer().run([&](Connection& connection) {
        connection.run("UPDATE account SET password = ? WHERE id = ?", encoded, account);
    });
}

void SqliteStore::put_session(Session const& session) {
    writer().run([&](Connection& connection) {
        connection.run(
            "INSERT INTO session (secret, account, token, label, created_us, expires_us) VALUES "
            "(?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (secret) DO UPDATE SET account = excluded.account, token = "
            "excluded.token, "
            "label = excluded.label, created_us = excluded.created_us, expires_us = "
            "excluded.expires_us",
            session.secret, session.account, session.token, session.label, session.created_at,
            session.expires_at);
    });
}

void SqliteStore::remove_session(base::Digest const& secret) {
    writer().run([&](Connection& connection) {
        connection.run("DELETE FROM session WHERE secret = ?", secret);
    });
}

void SqliteStore::remove_expired(base::Time now) {
    writer().run([&](Connection& connection) {
        connection.run("DELETE FROM session WHERE expires_us <= ?", now);
    });
    // Answers lie in the order of time, so the expired ones are the first.
    for (bool more = true; more;) {
        writer().run([&](Connection& connection) {
            auto const removed = connection.run(
                "DELETE FROM idempotency WHERE at_us < ? AND id IN (SELECT id FROM idempotency "
                "ORDER BY id LIMIT ?)",
                now.us - answers_kept_us, removed_at_once);
            more = removed == removed_at_once;
        });
    }
}

void SqliteStore::put_definition(DefinitionRecord const& definition) {
    writer().run([&](Connection& connection) {
        connection.run(
            "INSERT INTO definition (hash, kind, name, content, at_us) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (hash) DO NOTHING",
            definition.hash, definition.kind, definition.name, definition.content, definition.at);
    });
}

std::int64_t SqliteStore::rebuild(Fold const& fold) {
    std::int64_t count = 0;
    writer().run([&](Connection& connection) { count = rebuild_projections(connection, fold); });
    return count;
}

base::Result<void> SqliteStore::backup(std::filesystem::path const& to) {
    // A connection of its own: a copy takes long, and the readers are for short reads.
    Connection source(settings_.file, Mode::read_only, settings_.vfs);
    return copy_database(source, to);
}

}  // namespace yingshen::store::sqlite

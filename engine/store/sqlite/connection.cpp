#include "store/sqlite/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>
#include <utility>

namespace yingshen::store::sqlite {
namespace {

// How long a statement waits for another process. Only a stray sqlite3 shell can cause a wait.
constexpr int busy_ms = 5'000;
// Statements kept prepared; queue pages make a few dozen shapes, so this is never reached in
// practice and only bounds memory.
constexpr std::size_t statements_max = 512;

[[noreturn]] void fail(sqlite3* database, std::string_view doing) {
    auto const code = sqlite3_extended_errcode(database);
    throw SqlError(fmt::format("{}: {} (SQLite code {})", doing, sqlite3_errmsg(database), code),
                   code);
}

int length(std::string_view text) {
    return static_cast<int>(text.size());
}

}  // namespace

bool SqlError::constraint() const {
    return (code_ & 0xff) == SQLITE_CONSTRAINT;
}

bool SqlError::suspect() const {
    switch (code_ & 0xff) {
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_CANTOPEN:
        case SQLITE_PROTOCOL:
            return true;
        default:
            return false;
    }
}

Query::Query(Query&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      in_use_(std::exchange(other.in_use_, nullptr)),
      copies_(other.copies_) {}

Query::~Query() {
    if (!statement_) return;
    if (in_use_) {
        sqlite3_reset(statement_);
        *in_use_ = false;
    } else {
        sqlite3_finalize(statement_);
    }
}

bool Query::step() {
    switch (sqlite3_step(statement_)) {
        case SQLITE_ROW:
            return true;
        case SQLITE_DONE:
            return false;
        default:
            fail(database_, "The database refused a statement");
    }
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Query::view(int column) const {
    auto const* text = sqlite3_column_text(statement_, column);
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return text ? std::string_view(reinterpret_cast<char const*>(text), size) : std::string_view();
}

base::Digest Query::digest(int column) const {
    base::Digest digest{};
    auto const* bytes = sqlite3_column_blob(statement_, column);
    if (!bytes || sqlite3_column_bytes(statement_, column) != static_cast<int>(digest.size())) {
        throw SqlError("A hash in the database does not have 32 bytes", SQLITE_CORRUPT);
    }
    std::memcpy(digest.data(), bytes, digest.size());
    return digest;
}

std::span<std::uint8_t const> Query::bytes(int column) const {
    auto const* bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Query::bind(int place, std::int64_t value) {
    if (sqlite3_bind_int64(statement_, place, value) != SQLITE_OK)
        fail(database_, "Binding a value failed");
}

void Query::bind(int place, std::string_view value) {
    // A view without data would be bound as NULL.
    auto const* data = value.data() ? value.data() : "";
    if (sqlite3_bind_text(statement_, place, data, length(value),
                          copies_ ? SQLITE_TRANSIENT : SQLITE_STATIC) != SQLITE_OK) {
        fail(database_, "Binding a text failed");
    }
}

void Query::bind(int place, std::span<std::uint8_t const> value) {
    if (sqlite3_bind_blob(statement_, place, value.data(), static_cast<int>(value.size()),
                          copies_ ? SQLITE_TRANSIENT : SQLITE_STATIC) != SQLITE_OK) {
        fail(database_, "Binding bytes failed");
    }
}

void Connection::Close::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}
void Connection::Finalise::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Connection::Connection(std::filesystem::path const& file, Mode mode, std::string const& vfs) {
    sqlite3* opened = nullptr;
    auto const flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                       (mode == Mode::read_only ? SQLITE_OPEN_READONLY
                                                : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    auto const code =
        sqlite3_open_v2(file.c_str(), &opened, flags, vfs.empty() ? nullptr : vfs.c_str());
    database_.reset(opened);
    if (code != SQLITE_OK) {
        throw SqlError(fmt::format("The database {} cannot be opened: {}", file.string(),
                                   sqlite3_errstr(code)),
                       code);
    }
    sqlite3_busy_timeout(opened, busy_ms);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // Double-quoted texts would turn a misspelt column into a constant.
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    script("PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
    if (mode == Mode::read_only) {
        keep_log_on_close();
        script("PRAGMA query_only = ON;");
    }
}

sqlite3_stmt* Connection::compile(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle(), sql.data(), length(sql), SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr) != SQLITE_OK) {
        fail(handle(), "The database refused to prepare a statement");
    }
    return statement;
}

Query Connection::prepare(std::string_view sql, bool copies) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        auto* statement = compile(sql);
        if (statements_.size() >= statements_max) return {handle(), statement, nullptr, copies};
        found = statements_.try_emplace(std::string(sql)).first;
        found->second.statement.reset(statement);
    }
    auto& cached = found->second;
    // A statement that is being stepped serves only one query; a nested one gets its own.
    if (cached.in_use) return {handle(), compile(sql), nullptr, copies};
    cached.in_use = true;
    return {handle(), cached.statement.get(), &cached.in_use, copies};
}

Query Connection::query_list(std::string_view sql, std::vector<Value> const& values) {
    auto query = prepare(sql, true);
    int place = 0;
    for (auto const& value : values) {
        ++place;
        std::visit([&](auto const& held) { query.bind(place, held); }, value);
    }
    return query;
}

void Connection::script(std::string const& sql) {
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail(handle(), "The database refused a script");
    }
}

std::string Connection::value(std::string_view sql) {
    auto rows = query(sql);
    return rows.step() ? rows.text(0) : std::string();
}

int Connection::changes() const {
    return sqlite3_changes(handle());
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(handle()) == 0;
}

bool Connection::roll_back() noexcept {
    // Several errors roll back by themselves.
    if (!in_transaction()) return true;
    return sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr) == SQLITE_OK;
}

void Connection::keep_log_on_close() {
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Transaction::Transaction(Connection& connection, Mode mode) : connection_(connection) {
    connection.run(mode == Mode::read_write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    connection_.roll_back();
}

void Transaction::commit() {
    connection_.run("COMMIT");
}

}  // namespace yingshen::store::sqlite

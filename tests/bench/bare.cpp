#include "bare.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace yingshen::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

class Database {
  public:
    explicit Database(std::filesystem::path const& file) {
        if (sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
            fail();
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = FULL");
        run("PRAGMA cache_size = -65536");
        // As rare as the server's own checkpoints, so that neither side pays for them more often.
        run("PRAGMA wal_autocheckpoint = 16384");
    }
    ~Database() {
        for (auto* statement : statements_)
            sqlite3_finalize(statement);
        sqlite3_close(handle_);
    }
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;

    void run(char const* sql) {
        if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    sqlite3_stmt* prepare(char const* sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
            SQLITE_OK)
            fail();
        statements_.push_back(statement);
        return statement;
    }
    void step(sqlite3_stmt* statement) {
        if (sqlite3_step(statement) != SQLITE_DONE) fail();
        sqlite3_reset(statement);
    }
    [[noreturn]] void fail() const { throw std::runtime_error(sqlite3_errmsg(handle_)); }

  private:
    sqlite3* handle_ = nullptr;
    std::vector<sqlite3_stmt*> statements_;
};

std::vector<std::string> submissions(Database& database) {
    std::vector<std::string> ids;
    auto* const all = database.prepare("SELECT id FROM submission ORDER BY id");
    while (sqlite3_step(all) == SQLITE_ROW)
        ids.emplace_back(reinterpret_cast<char const*>(sqlite3_column_text(all, 0)));
    sqlite3_reset(all);
    return ids;
}

}  // namespace

double bare_per_second(std::filesystem::path const& file, std::size_t group, double seconds) {
    Database database(file);
    auto const ids = submissions(database);
    auto* const event = database.prepare(
        "INSERT INTO event (submission, version, type, type_version, at_us, person, account, body, "
        "prev, hash)"
        " SELECT ?1, max(version) + 1, 'advanced', 1, 1795382446000123, 'reviewer_1', "
        "'acc_reviewer_1', ?2,"
        " zeroblob(32), zeroblob(32) FROM event WHERE submission = ?1");
    auto* const row = database.prepare(
        "UPDATE submission SET version = version + 1, state = ?2, task_group = ?3, claimant = ?4, "
        "claimed = ?4 <> '',"
        " due_us = ?5, updated_us = ?5 WHERE id = ?1");
    auto* const duty = database.prepare(
        "INSERT OR IGNORE INTO duty (submission, person, duty) VALUES (?1, 'clerk_1', 'author')");
    auto* const key = database.prepare(
        "INSERT INTO idempotency (account, key, request, status, response, etag, at_us)"
        " VALUES ('acc_reviewer_1', ?1, zeroblob(32), 200, ?2, '\"7\"', 1795382446000123)");
    auto* const outbox =
        database.prepare("INSERT INTO outbox (topic, body) VALUES ('submission', ?1)");
    std::string const body(300, 'b');
    auto const text = [](sqlite3_stmt* statement, int index, std::string const& value) {
        sqlite3_bind_text(statement, index, value.data(), int(value.size()), SQLITE_TRANSIENT);
    };
    static std::size_t serial = 0;
    auto const begin = SteadyClock::now();
    double elapsed = 0;
    std::size_t written = 0;
    while (elapsed < seconds) {
        database.run("BEGIN IMMEDIATE");
        for (std::size_t i = 0; i < group; ++i, ++written, ++serial) {
            auto const& id = ids[serial * 7919 % ids.size()];
            auto const unique = "bare-" + std::to_string(serial);
            auto const person = serial % 2 == 0 ? std::string() : std::string("reviewer_1");
            text(event, 1, id);
            text(event, 2, body);
            database.step(event);
            text(row, 1, id);
            text(row, 2, person.empty() ? "pre_review" : "draft");
            text(row, 3, "pre_reviewer@department_" + std::to_string(serial % 100));
            text(row, 4, person);
            sqlite3_bind_int64(row, 5, 1795382446000123 + std::int64_t(serial));
            database.step(row);
            text(duty, 1, id);
            database.step(duty);
            text(key, 1, unique);
            text(key, 2, body);
            database.step(key);
            text(outbox, 1, unique);
            database.step(outbox);
        }
        database.run("COMMIT");
        elapsed = std::chrono::duration<double>(SteadyClock::now() - begin).count();
    }
    return double(written) / elapsed;
}

std::int64_t median_fsync_us(std::filesystem::path const& directory) {
    auto const file = directory / "fsync-probe";
    int const fd = open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    std::vector<char> const block(4096, 'x');
    std::vector<std::int64_t> took;
    for (int i = 0; i < 500; ++i) {
        auto const begin = SteadyClock::now();
        if (write(fd, block.data(), block.size()) != std::int64_t(block.size()) ||
            fdatasync(fd) != 0) {
            throw std::runtime_error("cannot write " + file.string());
        }
        took.push_back(
            std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - begin)
                .count());
    }
    close(fd);
    std::filesystem::remove(file);
    std::ranges::nth_element(took, took.begin() + 250);
    return took[250];
}

}  // namespace yingshen::bench

#include "store/sqlite/restore.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <system_error>

#include "store/durable.hpp"
#include "store/sqlite/migrate.hpp"

namespace yingshen::store::sqlite {
namespace fs = std::filesystem;
namespace {

base::Error error(std::string code, base::Text text, base::Fault fault) {
    return {base::ErrorKind::invalid, std::move(code), std::move(text), {std::move(fault)}};
}

base::Error exists(std::string code, fs::path const& file) {
    return error(std::move(code),
                 {"目标文件已存在，不会覆盖。", "The target file exists; it is not overwritten."},
                 {file.string(), "a path where no file is", "a file"});
}

base::Error damaged(std::string code, fs::path const& file, std::string found) {
    return error(std::move(code), {"数据库文件不可用。", "The database file cannot be used."},
                 {file.string(), "an undamaged Yingshen database", std::move(found)});
}

/// "ok", or the first thing that is wrong.
std::string integrity(Connection& connection) {
    return connection.value("PRAGMA integrity_check(1)");
}

void copy_pages(Connection& from, Connection& to) {
    // One read transaction around the copy: the source stays one moment's, and the copy never
    // begins again because somebody wrote.
    Transaction const snapshot(from, Mode::read_only);
    (void)from.value("SELECT COUNT(*) FROM sqlite_schema");
    auto* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copy)
        throw SqlError(fmt::format("The copy cannot begin: {}", sqlite3_errmsg(to.handle())),
                       SQLITE_ERROR);
    auto const stepped = sqlite3_backup_step(copy, -1);
    auto const finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
        auto const code = finished != SQLITE_OK ? finished : stepped;
        throw SqlError(fmt::format("Copying the database failed: {}", sqlite3_errstr(code)), code);
    }
}

/// Removes a copy that is not finished, with what SQLite may have left beside it.
class Unfinished {
  public:
    explicit Unfinished(fs::path file) : file_(std::move(file)) {}
    ~Unfinished() {
        if (finished_) return;
        std::error_code ignored;
        for (auto const* suffix : {"", "-journal", "-wal", "-shm"})
            fs::remove(file_.string() + suffix, ignored);
    }
    Unfinished(Unfinished const&) = delete;
    Unfinished& operator=(Unfinished const&) = delete;
    void finished() { finished_ = true; }

  private:
    fs::path file_;
    bool finished_ = false;
};

/// Copies to TO.part, checks it, and only then gives it its name, so that no half a copy ever bears
/// it. Returns what the integrity check found.
std::string copy_checked(Connection& from, fs::path const& to) {
    fs::path const part = to.string() + ".part";
    Unfinished unfinished(part);
    std::error_code ignored;
    fs::remove(part, ignored);
    {
        Connection copy(part, Mode::read_write, "");
        copy_pages(from, copy);
        // The copy is one file: without a log beside it that could be forgotten.
        copy.script("PRAGMA journal_mode = DELETE;");
        if (auto found = integrity(copy); found != "ok") return found;
    }
    sync_file(part);
    std::error_code failure;
    // A hard link, because a rename would silently replace a file that appeared meanwhile.
    fs::create_hard_link(part, to, failure);
    if (failure)
        throw StoreError(
            fmt::format("The copy cannot be named {}: {}", to.string(), failure.message()));
    fs::remove(part, ignored);
    sync_directory(to.parent_path());
    unfinished.finished();
    return "ok";
}

}  // namespace

base::Result<void> copy_database(Connection& from, fs::path const& to) {
    if (fs::exists(to)) return std::unexpected(exists("backup_target_exists", to));
    if (auto found = copy_checked(from, to); found != "ok") {
        return std::unexpected(damaged("backup_damaged", to, std::move(found)));
    }
    return {};
}

base::Result<void> restore(fs::path const& backup_file, fs::path const& to_file) {
    if (fs::exists(to_file)) return std::unexpected(exists("restore_target_exists", to_file));
    try {
        Connection backup(backup_file, Mode::read_only, "");
        require_readable(backup);
        if (auto found = integrity(backup); found != "ok") {
            return std::unexpected(damaged("backup_unusable", backup_file, std::move(found)));
        }
        if (auto found = copy_checked(backup, to_file); found != "ok") {
            return std::unexpected(damaged("backup_unusable", backup_file, std::move(found)));
        }
    } catch (SqlError const& failure) {
        if (!failure.suspect()) throw;
        return std::unexpected(damaged("backup_unusable", backup_file, failure.what()));
    } catch (ForeignDatabase const& failure) {
        return std::unexpected(damaged("backup_unusable", backup_file, failure.what()));
    }
    return {};
}

}  // namespace yingshen::store::sqlite

#include "store/sqlite/checkpoint.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

namespace yingshen::store::sqlite {
namespace {

// Pages of 4 KiB. A copy stalls the writer for some tens of milliseconds, so under load it comes
// once in several hundred groups; the log then has 64 MiB, which a restart reads in well under a
// second.
constexpr int busy_pages = 16'384;
constexpr int idle_pages = 256;
// Beyond this, readers that overlap all the time have kept the log from starting again at its head:
// wait for them (they finish within their bound of two seconds), so that the log has a limit.
constexpr int restart_pages = 4 * busy_pages;

}  // namespace

Checkpoint::Checkpoint(Connection& connection) : connection_(connection) {
    connection_.script("PRAGMA wal_autocheckpoint = 0;");
    auto const note = [](void* self, sqlite3*, char const*, int pages) {
        auto& checkpoint = *static_cast<Checkpoint*>(self);
        // Fewer pages than before: everything had been copied, and the log began again at its head.
        if (pages < checkpoint.pages_) checkpoint.copied_ = 0;
        checkpoint.pages_ = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection_.handle(), note, this);
}

Checkpoint::~Checkpoint() {
    sqlite3_wal_hook(connection_.handle(), nullptr, nullptr);
}

bool Checkpoint::due(bool idle) const {
    return pages_ - copied_ > (idle ? idle_pages : busy_pages);
}

void Checkpoint::run() {
    auto const mode =
        pages_ > restart_pages ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
    int in_log = 0;
    int copied = 0;
    auto const code =
        sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, mode, &in_log, &copied);
    // BUSY says that a reader kept a part back; the rest was copied and the next run goes on from
    // there.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) {
        throw SqlError(fmt::format("Copying the write-ahead log into the database failed: {}",
                                   sqlite3_errmsg(connection_.handle())),
                       code);
    }
    pages_ = std::max(in_log, 0);
    // What a reader kept back counts as copied, so that the next attempt waits for more to gather.
    copied_ = pages_;
}

}  // namespace yingshen::store::sqlite

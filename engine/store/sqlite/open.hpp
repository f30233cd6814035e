#pragma once
#include <filesystem>
#include <memory>

#include "base/log.hpp"
#include "store/store.hpp"

namespace yingshen::store::sqlite {

struct Settings {
    std::filesystem::path file;
    int readers = 4;                ///< read-only connections
    std::size_t queue_max = 8'192;  ///< writes waiting; beyond it append answers `refused`
    std::size_t group_max = 256;    ///< writes in one commit
    std::string vfs{};              ///< a registered VFS, for fault injection; empty: the default
    /// Readers only, beside a server that runs: takes no lock, migrates nothing, refuses every
    /// write.
    bool read_only = false;
};

/// Opens (and creates or migrates) a database, takes its lock file (one process writes), checks
/// application_id, user_version and that synchronous=FULL was really set. Throws StoreError with a
/// sentence an operator can act on.
[[nodiscard]] std::unique_ptr<Store> open(Settings settings, base::Log& log);

}  // namespace yingshen::store::sqlite

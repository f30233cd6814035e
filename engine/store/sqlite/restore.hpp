#pragma once
#include <filesystem>

#include "base/error.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// Copies everything a connection sees at one moment into a new file by SQLite's backup API, while
/// others go on writing; then checks the copy and makes it durable. A file that exists is never
/// overwritten (code `backup_target_exists`); a copy that fails its check is removed
/// (`backup_damaged`). Throws StoreError where the disk fails.
[[nodiscard]] base::Result<void> copy_database(Connection& from, std::filesystem::path const& to);

/// Puts a backup where a database shall be: refuses a target that exists (`restore_target_exists`),
/// and a backup that is missing, of another program, of a newer schema or damaged
/// (`backup_unusable`). The restored file is durable when this returns. Throws StoreError where the
/// disk fails.
[[nodiscard]] base::Result<void> restore(std::filesystem::path const& backup_file,
                                         std::filesystem::path const& to_file);

}  // namespace yingshen::store::sqlite

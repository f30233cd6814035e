#pragma once
#include <filesystem>

namespace yingshen::store::sqlite {

/// Held by the one process that may write to a data directory; the operating system lets go of it
/// when the process ends, however it ends.
class LockFile {
  public:
    /// Takes DIRECTORY/lock. Throws StoreError where another process (or another store) holds it.
    explicit LockFile(std::filesystem::path const& directory);
    ~LockFile();
    LockFile(LockFile const&) = delete;
    LockFile& operator=(LockFile const&) = delete;

  private:
    int fd_;
};

}  // namespace yingshen::store::sqlite

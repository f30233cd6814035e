#include "store/sqlite/lock_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/store.hpp"

namespace yingshen::store::sqlite {

LockFile::LockFile(std::filesystem::path const& directory) {
    auto const path = directory / "lock";
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (fd_ < 0) {
        throw StoreError(fmt::format("The lock file {} cannot be opened: {}", path.string(),
                                     std::strerror(errno)));
    }
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        auto const error = errno;
        ::close(fd_);
        if (error == EWOULDBLOCK) {
            throw StoreError(
                fmt::format("Another process is using the data directory {}: only one may write. "
                            "Stop the server that runs there, "
                            "or ask it over its API",
                            directory.string()));
        }
        throw StoreError(fmt::format("The lock file {} cannot be locked: {}", path.string(),
                                     std::strerror(error)));
    }
}

// The file stays: removing it would let a third process lock a new file while a second waits on the
// old.
LockFile::~LockFile() {
    ::close(fd_);
}

}  // namespace yingshen::store::sqlite

#include "store/durable.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/store.hpp"

namespace yingshen::store {
namespace {

[[noreturn]] void fail(std::string_view doing, std::filesystem::path const& path) {
    throw StoreError(fmt::format("{} {} failed: {}", doing, path.string(), std::strerror(errno)));
}

class Descriptor {
  public:
    Descriptor(std::filesystem::path const& path, int flags)
        : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {
        if (fd_ < 0) fail("Opening", path);
    }
    ~Descriptor() { ::close(fd_); }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    [[nodiscard]] int get() const { return fd_; }

  private:
    int fd_;
};

}  // namespace

void sync_file(std::filesystem::path const& file) {
    Descriptor const opened(file, O_RDONLY);
    if (::fsync(opened.get()) != 0) fail("Syncing", file);
}

void sync_directory(std::filesystem::path const& directory) {
    auto const& path = directory.empty() ? std::filesystem::path(".") : directory;
    Descriptor const opened(path, O_RDONLY | O_DIRECTORY);
    if (::fsync(opened.get()) != 0) fail("Syncing", path);
}

void write_durably(std::filesystem::path const& file, std::string_view bytes) {
    Descriptor const opened(file, O_WRONLY | O_CREAT | O_EXCL);
    while (!bytes.empty()) {
        auto const written = ::write(opened.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("Writing", file);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(opened.get()) != 0) fail("Syncing", file);
}

}  // namespace yingshen::store

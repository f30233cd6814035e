#include "http/body_sink.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace yingshen::http {
namespace {

/// A header may announce anything; memory is set aside for what has a fair chance to come.
constexpr std::uint64_t reserve_max = 64 * 1024;

[[noreturn]] void fail(std::string const& what) {
    throw std::system_error(errno, std::system_category(), what);
}

}  // namespace

BodySink::~BodySink() {
    reset();
}

void BodySink::open_memory(std::size_t bytes_max, std::uint64_t announced) {
    reset();
    bytes_max_ = bytes_max;
    memory_.reserve(static_cast<std::size_t>(std::min(announced, reserve_max)));
}

void BodySink::open_file(std::filesystem::path path, std::size_t bytes_max) {
    reset();
    bytes_max_ = bytes_max;
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail("cannot create an upload file");
    path_ = std::move(path);
}

bool BodySink::write(std::string_view bytes) {
    if (bytes.size() > bytes_max_ - size_) return false;
    size_ += bytes.size();
    if (descriptor_ < 0) {
        memory_ += bytes;
        return true;
    }
    while (!bytes.empty()) {
        auto const count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("cannot write an upload file");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string BodySink::take_memory() {
    return std::exchange(memory_, {});
}

std::filesystem::path BodySink::take_file() {
    if (descriptor_ < 0) return {};
    if (::close(std::exchange(descriptor_, -1)) != 0) {
        reset();
        fail("cannot close an upload file");
    }
    return std::exchange(path_, {});
}

void BodySink::reset() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
    if (!path_.empty()) {
        std::error_code ignored;
        std::filesystem::remove(std::exchange(path_, {}), ignored);
    }
    memory_.clear();
    bytes_max_ = size_ = 0;
}

}  // namespace yingshen::http

#include "store/sqlite/readers.hpp"

#include <algorithm>
#include <utility>

namespace yingshen::store::sqlite {

Readers::Readers(std::filesystem::path const& file, int count, std::string const& vfs) {
    for (int i = 0; i < std::max(count, 1); ++i) {
        free_.push_back(std::make_unique<Connection>(file, Mode::read_only, vfs));
        // 8 MiB of pages each: the upper levels of every index; the rest is in the kernel's cache.
        free_.back()->script("PRAGMA cache_size = -8192;");
    }
}

Readers::Lease::Lease(Readers& readers) : readers_(readers) {
    std::unique_lock lock(readers.mutex_);
    readers.returned_.wait(lock, [&] { return !readers.free_.empty(); });
    connection_ = std::move(readers.free_.back());
    readers.free_.pop_back();
}

Readers::Lease::~Lease() {
    // A read that ended with an error may have left its transaction open.
    connection_->roll_back();
    {
        std::lock_guard const lock(readers_.mutex_);
        readers_.free_.push_back(std::move(connection_));
    }
    readers_.returned_.notify_one();
}

}  // namespace yingshen::store::sqlite

#include "fault_vfs.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <new>
#include <utility>

namespace yingshen::test {
namespace {

/// What SQLite allocates for a file here; the real file lies behind it in the same memory.
struct FaultFile {
    sqlite3_file base;
    FaultVfs* faults;
};

constexpr int file_size = static_cast<int>((sizeof(FaultFile) + alignof(std::max_align_t) - 1) /
                                           alignof(std::max_align_t) * alignof(std::max_align_t));

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + file_size);
}
FaultVfs& faults(sqlite3_file* file) {
    return *reinterpret_cast<FaultFile*>(file)->faults;
}

int close_file(sqlite3_file* f) {
    return real(f)->pMethods->xClose(real(f));
}
int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
    return real(f)->pMethods->xRead(real(f), to, size, at);
}
int write(sqlite3_file* f, void const* from, int size, sqlite3_int64 at) {
    if (auto const code = faults(f).next(false)) return code;
    return real(f)->pMethods->xWrite(real(f), from, size, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
    if (auto const code = faults(f).next(false)) return code;
    return real(f)->pMethods->xTruncate(real(f), size);
}
int sync(sqlite3_file* f, int) {
    return faults(f).next(true);
}
int size_of(sqlite3_file* f, sqlite3_int64* size) {
    return real(f)->pMethods->xFileSize(real(f), size);
}
int lock(sqlite3_file* f, int level) {
    return real(f)->pMethods->xLock(real(f), level);
}
int unlock(sqlite3_file* f, int level) {
    return real(f)->pMethods->xUnlock(real(f), level);
}
int check_lock(sqlite3_file* f, int* held) {
    return real(f)->pMethods->xCheckReservedLock(real(f), held);
}
int control(sqlite3_file* f, int op, void* argument) {
    return real(f)->pMethods->xFileControl(real(f), op, argument);
}
int sector(sqlite3_file* f) {
    return real(f)->pMethods->xSectorSize(real(f));
}
int traits(sqlite3_file* f) {
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
}
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** to) {
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, to);
}
int shm_lock(sqlite3_file* f, int at, int count, int flags) {
    return real(f)->pMethods->xShmLock(real(f), at, count, flags);
}
void shm_barrier(sqlite3_file* f) {
    real(f)->pMethods->xShmBarrier(real(f));
}
int shm_unmap(sqlite3_file* f, int remove) {
    return real(f)->pMethods->xShmUnmap(real(f), remove);
}

constexpr sqlite3_io_methods methods = {.iVersion = 2,
                                        .xClose = close_file,
                                        .xRead = read,
                                        .xWrite = write,
                                        .xTruncate = truncate,
                                        .xSync = sync,
                                        .xFileSize = size_of,
                                        .xLock = lock,
                                        .xUnlock = unlock,
                                        .xCheckReservedLock = check_lock,
                                        .xFileControl = control,
                                        .xSectorSize = sector,
                                        .xDeviceCharacteristics = traits,
                                        .xShmMap = shm_map,
                                        .xShmLock = shm_lock,
                                        .xShmBarrier = shm_barrier,
                                        .xShmUnmap = shm_unmap,
                                        .xFetch = nullptr,
                                        .xUnfetch = nullptr};

int open_file(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* const opened = new (file) FaultFile{{nullptr}, static_cast<FaultVfs*>(vfs->pAppData)};
    auto* const usual = sqlite3_vfs_find(nullptr);
    auto const code = usual->xOpen(usual, name, real(file), flags, out_flags);
    // SQLite closes a file after a failed open too, where its methods are set.
    if (real(file)->pMethods) opened->base.pMethods = &methods;
    return code;
}

}  // namespace

FaultVfs::FaultVfs(std::string name) : name_(std::move(name)) {
    auto* const vfs = new sqlite3_vfs(*sqlite3_vfs_find(nullptr));
    vfs->pNext = nullptr;
    vfs->zName = name_.c_str();
    vfs->szOsFile += file_size;
    vfs->pAppData = this;
    vfs->xOpen = open_file;
    sqlite3_vfs_register(vfs, 0);
    vfs_ = vfs;
}

FaultVfs::~FaultVfs() {
    auto* const vfs = static_cast<sqlite3_vfs*>(vfs_);
    sqlite3_vfs_unregister(vfs);
    delete vfs;
}

void FaultVfs::arm(int nth, Fault fault, bool lasting) {
    fault_ = fault;
    lasting_ = lasting;
    fired_ = false;
    left_ = nth;
}

void FaultVfs::disarm() {
    left_ = 0;
}

int FaultVfs::next(bool sync) {
    if (sync) ++syncs_;
    auto left = left_.load();
    do {
        if (left == 0) return SQLITE_OK;
    } while (left > 1 && !left_.compare_exchange_weak(left, left - 1));
    if (left > 1) return SQLITE_OK;
    if (!lasting_) left_ = 0;
    fired_ = true;
    if (fault_ == Fault::disk_full) return SQLITE_FULL;
    return sync ? SQLITE_IOERR_FSYNC : SQLITE_IOERR_WRITE;
}

}  // namespace yingshen::test

#pragma once
#include <atomic>
#include <string>

namespace yingshen::test {

/// A SQLite file system that is the default one, except that a chosen write or sync fails.
/// Registered under its name while it exists; every file must be closed before. Syncs are counted
/// and not passed on: these tests cut no power, and a sweep of a thousand runs must not wait for
/// the disk. Thread-safe.
class FaultVfs {
  public:
    enum class Fault { io_error, disk_full };

    explicit FaultVfs(std::string name);
    ~FaultVfs();
    FaultVfs(FaultVfs const&) = delete;
    FaultVfs& operator=(FaultVfs const&) = delete;

    [[nodiscard]] std::string const& name() const { return name_; }
    /// Lets the nth write, truncation or sync from now on fail, and, where `lasting`, every later
    /// one.
    void arm(int nth, Fault fault, bool lasting);
    void disarm();
    /// Whether a failure has happened since arm().
    [[nodiscard]] bool fired() const { return fired_; }

    [[nodiscard]] int syncs() const { return syncs_; }

    /// Counts one operation; the SQLite code of its failure, or 0. `sync` says which kind it is.
    [[nodiscard]] int next(bool sync);

  private:
    std::string name_;
    void* vfs_;                  ///< sqlite3_vfs
    std::atomic<int> left_ = 0;  ///< operations until the failure; 0: none is armed
    std::atomic<int> syncs_ = 0;
    std::atomic<bool> lasting_ = false;
    std::atomic<bool> fired_ = false;
    std::atomic<Fault> fault_ = Fault::io_error;
};

}  // namespace yingshen::test

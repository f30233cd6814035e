#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "store/store.hpp"

namespace yingshen::test {

/// A folder of one test, removed with everything in it at the end.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// A driver of store::Store that the suite is run against.
struct Driver {
    std::string name;
    /// Opens the store that lives in a folder; a second call after the first store is gone opens
    /// the same data again.
    std::function<std::unique_ptr<store::Store>(std::filesystem::path const& folder)> open;
    /// Opens a backup that Store::backup made, as a store of its own in another folder.
    std::function<std::unique_ptr<store::Store>(std::filesystem::path const& backup,
                                                std::filesystem::path const& folder)>
        open_backup;
};

/// Every driver there is.
[[nodiscard]] std::vector<Driver> const& drivers();

/// Appends and waits for the outcome.
struct Answer {
    store::Outcome outcome = store::Outcome::refused;
    std::int64_t version = 0;
};
[[nodiscard]] Answer append(store::Store& store, store::Write write);
/// Queues writes back to back, so that they can share a group, and waits for all.
[[nodiscard]] std::vector<store::Outcome> append_all(store::Store& store,
                                                     std::vector<store::Write> writes);

}  // namespace yingshen::test

#pragma once
#include <atomic>
#include <memory>
#include <mutex>

#include "service/directory.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// Hands out the current Directory; replaced as a whole when the organisation is loaded anew.
class OrganisationCache {
  public:
    explicit OrganisationCache(store::Store& store);
    [[nodiscard]] std::shared_ptr<Directory const> current() const;
    /// Stores and switches over. Faults leave everything as it was.
    [[nodiscard]] base::Result<void> put(store::Organisation const& organisation);

  private:
    store::Store& store_;
    mutable std::mutex mutex_;
    std::shared_ptr<Directory const> current_;
};

/// Reads an organisation from YAML (units, people, accounts with grants; format in docs/operating.md)
/// or from a folder with units.csv, people.csv, accounts.csv. All faults at once.
[[nodiscard]] base::Result<store::Organisation> read_organisation(std::string const& text, std::string const& file);

}  // namespace yingshen::service

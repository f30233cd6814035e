#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

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
    std::mutex putting_;  ///< one change at a time, so that the last one stored is the one shown
    mutable std::mutex mutex_;
    std::shared_ptr<Directory const> current_;
};

/// Reads an organisation, complete in itself, from YAML:
///   units:    [{id, kind, name, parent}]        the head office has no parent
///   people:   [{id, name, unit}]
///   accounts: [{login, person, roles: [{role, unit}], active: true}]
/// Every fault at once (`organisation_invalid`), each with file:line:col. An account's id is "acc_"
/// and its login; passwords are never in such a file.
[[nodiscard]] base::Result<store::Organisation> read_organisation(std::string const& text,
                                                                  std::string const& file);

/// The same from three CSV texts (RFC 4180, a header line, UTF-8 with or without BOM): units.csv
/// (id,kind,name,parent), people.csv (id,name,unit), accounts.csv (login,person,roles[,active])
/// with roles as role@unit;role@unit. Faults carry file:line.
struct OrganisationCsv {
    std::string units;
    std::string people;
    std::string accounts;
};
[[nodiscard]] base::Result<store::Organisation> read_organisation_csv(OrganisationCsv const& texts,
                                                                      std::string const& folder);

/// Reads a YAML file, or a folder with units.csv, people.csv and accounts.csv. A file that is
/// missing or unreadable is a fault like any other.
[[nodiscard]] base::Result<store::Organisation> read_organisation_at(
    std::filesystem::path const& path);

}  // namespace yingshen::service

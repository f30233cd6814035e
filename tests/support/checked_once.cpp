#include "support/checked_once.hpp"

#include <map>
#include <mutex>
#include <utility>

#include "catalog/manifest.hpp"

namespace yingshen::test {

catalog::Checked checked_once(catalog::DefinitionFiles const& files, base::Date on) {
    static std::mutex mutex;
    static std::map<std::pair<base::Digest, base::Date>, catalog::Checked> known;
    std::pair const key(catalog::set_hash(catalog::manifest_of(files)), on);
    std::lock_guard const lock(mutex);
    auto const found = known.find(key);
    if (found != known.end()) return found->second;
    auto checked = catalog::check(files, on);
    // Faults and warnings name the folder in which they were found.
    if (checked.ok() && checked.warnings.empty()) known.emplace(key, checked);
    return checked;
}

}  // namespace yingshen::test

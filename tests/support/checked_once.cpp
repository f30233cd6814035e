#include "support/checked_once.hpp"

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "catalog/manifest.hpp"

namespace yingshen::test {
namespace {

struct Known {
    catalog::DefinitionFiles files;
    catalog::Checked checked;
};

/// As if they had been found in the folders of `files`.
void move(std::vector<base::Fault>& faults, catalog::DefinitionFiles const& from,
          catalog::DefinitionFiles const& to) {
    for (auto& fault : faults) {
        for (auto const& [old_folder, folder] : {std::pair(from.workflows_at, to.workflows_at),
                                                 std::pair(from.rules_at, to.rules_at)}) {
            if (!fault.where.starts_with(old_folder + "/")) continue;
            fault.where.replace(0, old_folder.size(), folder);
            break;
        }
    }
}

}  // namespace

catalog::Checked checked_once(catalog::DefinitionFiles const& files, base::Date on) {
    static std::mutex mutex;
    static std::map<std::pair<base::Digest, base::Date>, Known> all;
    std::lock_guard const lock(mutex);
    std::pair const key(catalog::set_hash(catalog::manifest_of(files)), on);
    auto known = all.find(key);
    if (known == all.end()) known = all.emplace(key, Known{files, catalog::check(files, on)}).first;
    auto checked = known->second.checked;
    move(checked.faults, known->second.files, files);
    move(checked.warnings, known->second.files, files);
    return checked;
}

}  // namespace yingshen::test

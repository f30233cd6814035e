#include "service/activated_workflows.hpp"

#include <algorithm>

#include "catalog/files.hpp"

namespace yingshen::service {

void ActivatedWorkflows::add(catalog::Activation const& activation) {
    for (auto const& [path, hash] : activation.files) {
        if (!path.starts_with("workflows/") || path.ends_with(catalog::scenario_suffix)) continue;
        auto const is_known = [&wanted = hash](DefinitionPtr const& one) {
            return one->hash == wanted;
        };
        if (std::ranges::none_of(definitions_, is_known)) definitions_.push_back(load_(hash));
    }
}

ActivatedWorkflows::DefinitionPtr ActivatedWorkflows::find(std::string const& where,
                                                           std::string const& expected,
                                                           std::string const& text,
                                                           std::vector<base::Fault>& faults) const {
    std::vector<DefinitionPtr> found;
    for (auto const& one : definitions_) {
        if (text == base::hex(one->hash) || text == one->id + "@" + std::to_string(one->version))
            found.push_back(one);
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        faults.push_back({where, expected, "\"" + text + "\""});
        return nullptr;
    }
    std::string hashes;
    for (auto const& one : found)
        hashes += (hashes.empty() ? "" : ", ") + base::hex(one->hash);
    faults.push_back({where, "one workflow, by its hash", text + ", which are " + hashes});
    return nullptr;
}

}  // namespace yingshen::service

#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "catalog/files.hpp"

namespace yingshen::catalog {

/// A whole set of definitions by content: the hash of every file, by its path ("workflows/…" or
/// "rules/…"). The bytes lie in the store, each once, however many sets hold them.
using Manifest = std::map<std::string, base::Digest>;

inline constexpr std::size_t set_files_max = 1'000;
inline constexpr std::size_t set_path_max = 200;  ///< bytes

[[nodiscard]] Manifest manifest_of(DefinitionFiles const& files);
/// What a set is known by: SHA-256 of the canonical JSON {"path": "HEX", …}.
[[nodiscard]] base::Digest set_hash(Manifest const& manifest);
[[nodiscard]] base::Json manifest_json(Manifest const& manifest);
/// The inverse; every fault with its path below `where`.
[[nodiscard]] Manifest read_manifest(base::Json const& json, std::string const& where,
                                     std::vector<base::Fault>& faults);

/// Every file by its path in a manifest, with its text.
[[nodiscard]] std::vector<rulebook::NamedText> files_by_path(DefinitionFiles const& files);
/// The inverse. Paths other than workflows/NAME.yaml and rules/…/NAME.yaml (lower-case letters,
/// digits, "_", "-" and "."), paths given twice and too many files are faults.
[[nodiscard]] std::expected<DefinitionFiles, std::vector<base::Fault>> sort_files(
    std::vector<rulebook::NamedText> files);

/// Which files two sets differ in, by path.
struct FileDifference {
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::vector<std::string> changed;
    bool operator==(FileDifference const&) const = default;
    [[nodiscard]] bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
};
[[nodiscard]] FileDifference difference(Manifest const& before, Manifest const& after);

}  // namespace yingshen::catalog

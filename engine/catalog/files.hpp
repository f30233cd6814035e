#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/rulebook.hpp"

namespace yingshen::catalog {

/// Every file below a folder whose name ends with ".yaml", by path relative to the folder ("/"
/// between the parts), sorted. Throws std::runtime_error where the folder or a file cannot be read.
[[nodiscard]] std::vector<rulebook::NamedText> yaml_files(std::filesystem::path const& folder);

/// Everything that is written in a folder of definitions, by path within workflows/ and rules/,
/// sorted.
struct DefinitionFiles {
    std::vector<rulebook::NamedText> workflows;  ///< and the scenarios beside them
    std::vector<rulebook::NamedText> rules;
    std::string workflows_at = "workflows";  ///< the folder as a fault names it
    std::string rules_at = "rules";
};
/// Throws as yaml_files does.
[[nodiscard]] DefinitionFiles read_definitions(std::filesystem::path const& workflows,
                                               std::filesystem::path const& rules);

/// Where scenarios of "NAME.yaml" lie.
inline constexpr std::string_view scenario_suffix = ".scenarios.yaml";

/// The bytes that stand for a whole rules/ folder, and are hashed and pinned: canonical JSON
/// {"path": text, …}. The inverse throws std::runtime_error on anything else.
[[nodiscard]] std::string rulebook_content(std::vector<rulebook::NamedText> const& files);
[[nodiscard]] std::vector<rulebook::NamedText> files_of(std::string_view content);

}  // namespace yingshen::catalog

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

/// The bytes that stand for a whole rules/ folder, and are hashed and pinned: canonical JSON
/// {"path": text, …}. The inverse throws std::runtime_error on anything else.
[[nodiscard]] std::string rulebook_content(std::vector<rulebook::NamedText> const& files);
[[nodiscard]] std::vector<rulebook::NamedText> files_of(std::string_view content);

}  // namespace yingshen::catalog

#pragma once
#include <filesystem>
#include <optional>

#include "base/error.hpp"

namespace yingshen::app {

/// Why nothing can be read at a path: no such file, a folder, no plain file, no permission. nullopt
/// where it can be opened.
[[nodiscard]] std::optional<base::Text> file_fault(std::filesystem::path const& file);

}  // namespace yingshen::app

#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extract/runner.hpp"

namespace yingshen::extract {

/// The worker that this build made, with little time for a document.
[[nodiscard]] Runner::Settings worker_settings();

/// The files of tests/extract/files, without what is expected of them, sorted.
[[nodiscard]] std::vector<std::filesystem::path> sample_files();
[[nodiscard]] std::string read_bytes(std::filesystem::path const& file);

/// Reads bytes as a file.
[[nodiscard]] Document read_with(Runner& runner, std::string_view bytes);

/// The codes of what was not read, sorted, each once.
[[nodiscard]] std::string codes_of(Document const& document);

}  // namespace yingshen::extract

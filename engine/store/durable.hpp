#pragma once
#include <filesystem>
#include <string_view>

namespace yingshen::store {

/// Makes the content of a file, or the entries of a directory, survive a power cut (fsync). Throws
/// StoreError.
void sync_file(std::filesystem::path const& file);
void sync_directory(std::filesystem::path const& directory);

/// Writes a file that did not exist and makes its content durable. Throws StoreError.
void write_durably(std::filesystem::path const& file, std::string_view bytes);

}  // namespace yingshen::store

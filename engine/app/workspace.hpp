#pragma once
#include <filesystem>
#include <memory>

#include "app/command.hpp"
#include "base/log.hpp"
#include "store/store.hpp"

namespace yingshen::app {

/// The folder that holds workflows/ and rules/: --definitions, or the working directory, or the one
/// above the program's build folder. Throws std::runtime_error where none of them holds both.
[[nodiscard]] std::filesystem::path definitions_folder(Arguments const& arguments);

/// --data, or "data".
[[nodiscard]] std::filesystem::path data_folder(Arguments const& arguments);

/// Opens the database of a data directory and its lock: no server may run on it. Creates the
/// directory, readable by its owner only, where `create`; otherwise a missing database throws.
[[nodiscard]] std::unique_ptr<store::Store> open_alone(std::filesystem::path const& data,
                                                       base::Log& log, bool create = false);

/// Opens the database for reading, beside a server if there is one.
[[nodiscard]] std::unique_ptr<store::Store> open_beside(std::filesystem::path const& data,
                                                        base::Log& log);

}  // namespace yingshen::app

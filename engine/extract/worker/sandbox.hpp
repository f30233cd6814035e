#pragma once
#include <optional>
#include <string>
#include <vector>

namespace yingshen::extract::worker {

/// The limits of setrlimit(2) that the worker sets for itself before it reads a byte. One place for
/// all of them, with the reasons. Throws std::runtime_error where the kernel refuses one.
void limit_resources();

/// Goes where there is no network, and away from root where the worker was started by it. Both are
/// taken when they are to be had; seccomp and Landlock keep the same doors shut without them.
void leave_privileges();

/// Landlock: from here on only these folders can be read and nothing can be written. Nullopt, or
/// why the kernel refuses.
[[nodiscard]] std::optional<std::string> confine_files(std::vector<std::string> const& readable);

/// Seccomp: from here on only the system calls that reading a document needs. Any other one kills
/// the process. Nullopt, or why the kernel refuses.
[[nodiscard]] std::optional<std::string> confine_calls();

}  // namespace yingshen::extract::worker

#pragma once
#include <expected>
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace yingshen::app {

/// One-time secrets by login.
using Logins = std::map<std::string, std::string, std::less<>>;

/// Reads a file as `account one-time-secret` prints it; every fault with file:line.
[[nodiscard]] std::expected<Logins, std::vector<base::Fault>> read_logins(std::string const& file);

/// The error of a login that a file does not have.
[[nodiscard]] base::Error no_secret(std::string const& login);

}  // namespace yingshen::app

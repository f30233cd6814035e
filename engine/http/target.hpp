#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace yingshen::http {

/// A request target, decoded: `path` starts with "/" and is well-formed UTF-8 without control
/// characters, "." or ".." segments; a "/" in it was a "/" on the wire.
struct Target {
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
};

/// Takes origin form ("/a?b=c") and absolute form ("http://host/a"); everything else is a fault.
[[nodiscard]] std::expected<Target, base::Fault> parse_target(std::string_view target);

}  // namespace yingshen::http

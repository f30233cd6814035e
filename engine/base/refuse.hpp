#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace yingshen::base {

/// An error as the result of whatever was asked for.
[[nodiscard]] inline std::unexpected<Error> refuse(ErrorKind kind, std::string code, std::string zh,
                                                   std::string en, std::vector<Fault> faults = {}) {
    return std::unexpected(
        Error{kind, std::move(code), {std::move(zh), std::move(en)}, std::move(faults)});
}

}  // namespace yingshen::base

#pragma once
#include <optional>
#include <string>

#include "base/time.hpp"

namespace yingshen::audit {

struct RuleQuery {
    std::optional<base::Date> from;  ///< first day (China) of showing
    std::optional<base::Date> to;    ///< last day, inclusive
    std::string rule;                ///< its id, or empty
    std::string pack;                ///< what stands before the first dot of the id, or empty
    std::string product;             ///< the declared one, or empty
};

}  // namespace yingshen::audit

#pragma once
#include <string>

#include "base/hash.hpp"

namespace yingshen::service {

/// One delivery of a command, for its idempotency key (empty: none).
struct Delivery {
    std::string key;
    base::Digest request{};  ///< over method, path and body
};

}  // namespace yingshen::service

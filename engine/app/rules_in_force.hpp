#pragma once
#include <memory>

#include "base/log.hpp"
#include "catalog/catalog.hpp"
#include "store/store.hpp"

namespace yingshen::app {

/// The rules in force in a bank; nullptr where there are none yet.
[[nodiscard]] std::shared_ptr<catalog::Rules const> rules_in_force(store::Store& store,
                                                                   base::Time now, base::Log& log);

}  // namespace yingshen::app

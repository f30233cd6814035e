#pragma once
#include <vector>

#include "base/error.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

/// Judges every stand-in of the log again, by the rules that were in force when it was set. What
/// the organisation said then is not kept, so the capacity in which somebody acted is taken as
/// recorded, but for the principal's own.
[[nodiscard]] std::vector<base::Fault> check_stand_ins(store::Store& store);

}  // namespace yingshen::audit

#pragma once
#include <vector>

#include "base/error.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

/// What is wrong with the stream of definitions beyond its chain: an activation by the proposer, by
/// nobody entitled, of an outdated or undecided proposal, or with other results than were proposed;
/// a set that is not what its files say; files that are lost or altered. Its events must be
/// readable.
[[nodiscard]] std::vector<base::Fault> check_changes(store::Store& store);

}  // namespace yingshen::audit

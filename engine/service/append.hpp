#pragma once
#include "store/store.hpp"

namespace yingshen::service {

/// Appends and waits until the outcome is known; for the pool of slow work.
[[nodiscard]] store::Outcome append_and_wait(store::Store& store, store::Write write);

}  // namespace yingshen::service

#pragma once
#include "catalog/change.hpp"

namespace yingshen::catalog {

/// "definitions_proposed", "definitions_activated", "definitions_rejected".
[[nodiscard]] std::string_view type_name(Change const& change);
/// 1 for all so far.
[[nodiscard]] int type_version(Change const& change);

/// The body of an event. Contains no doubles; absent optionals are left out.
[[nodiscard]] base::Json encode(Change const& change);
/// Reads every version of every type that was ever released; anything else is an error (code
/// `event_unreadable`).
[[nodiscard]] base::Result<Change> decode(std::string_view type, int version,
                                          base::Json const& body);

}  // namespace yingshen::catalog

#pragma once
#include "api/fields.hpp"
#include "review/event.hpp"

namespace yingshen::api {

/// `rests_on: {facts, materials, spans: [{material, revision, begin, end}]}`; absent or null means
/// everything. An object that names nothing is a fault: it would say that nothing matters.
[[nodiscard]] review::RestsOn read_rests_on(Fields& fields);

}  // namespace yingshen::api

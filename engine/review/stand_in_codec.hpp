#pragma once
#include "base/json.hpp"
#include "review/stand_in.hpp"

namespace yingshen::review {

/// "stand_in_set", "stand_in_ended".
[[nodiscard]] std::string_view type_name(StandInEvent const& event);
/// 1 for all so far.
[[nodiscard]] int type_version(StandInEvent const& event);

/// The body of an event.
[[nodiscard]] base::Json encode(StandInEvent const& event);
/// Reads every version of every type that was ever released; anything else is an error (code
/// `event_unreadable`).
[[nodiscard]] base::Result<StandInEvent> decode_stand_in(std::string_view type, int version,
                                                         base::Json const& body);

}  // namespace yingshen::review

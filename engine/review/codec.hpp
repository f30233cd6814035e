#pragma once
#include "base/json.hpp"
#include "review/event.hpp"

namespace yingshen::review {

/// "advanced", "opinion_given", …
[[nodiscard]] std::string_view type_name(Event const& event);
/// The version of the type's JSON form that encode writes.
[[nodiscard]] int type_version(Event const& event);

/// The body of an event. Contains no doubles; absent optionals are left out.
[[nodiscard]] base::Json encode(Event const& event);
/// Reads every version of every type that was ever released. An unknown type, version or member is
/// an error (code `event_unreadable`): the log was written by something newer or was altered.
[[nodiscard]] base::Result<Event> decode(std::string_view type, int version,
                                         base::Json const& body);

/// The error of an event that cannot be read (code `event_unreadable`), whatever stream it is of.
[[nodiscard]] base::Error unreadable(std::vector<base::Fault> faults);

/// The canonical bytes of an event: {"account","at" (microseconds),"body","on_behalf_of" (where
/// somebody stood in),"person","prev" (hex),"submission","type","v","version"}. `body` is the
/// canonical text of encode(event).
[[nodiscard]] std::string canonical_event(Envelope const& envelope, std::string_view type,
                                          int type_version, std::string_view body,
                                          base::Digest const& prev);

}  // namespace yingshen::review

#pragma once
#include "base/time.hpp"
#include "review/command.hpp"
#include "review/submission.hpp"
#include "screening/screen.hpp"
#include "store/blobs.hpp"

namespace yingshen::service {

/// Screens bytes for a subject; an unreadable type shows as not_read, a matcher error throws;
/// neither ever looks like nothing found. Text types only in this version; others are
/// `unsupported_type`.
[[nodiscard]] screening::Screening screen_material(screening::Matcher const& matcher,
                                                   std::string_view bytes,
                                                   std::string_view media_type,
                                                   screening::Subject const& subject);

/// Fills in what screening says of a command's new bytes, or of all current bytes under new facts,
/// or of the bytes that a create starts with;
/// other commands stay as they are. Rules apply as of the declared go-live day, or `today`. Throws
/// where bytes are missing or matching fails.
void screen_command(review::Command& command, review::Submission const& submission,
                    screening::Matcher const& matcher, store::Blobs const& blobs, base::Date today);

}  // namespace yingshen::service

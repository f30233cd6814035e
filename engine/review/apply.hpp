#pragma once
#include "review/submission.hpp"

namespace yingshen::review {

/// Folds one event into a submission. Total: every decodable event has an effect that does not
/// depend on definitions, clocks or order of anything but the events themselves. Used by the live
/// path and by replay alike.
void apply(Submission& submission, Recorded const& recorded);

}  // namespace yingshen::review

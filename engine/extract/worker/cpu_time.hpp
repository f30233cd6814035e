#pragma once

namespace yingshen::extract::worker {

/// CPU time of this process so far, which is what a document may cost; see limits.hpp.
[[nodiscard]] double seconds_used();

}  // namespace yingshen::extract::worker

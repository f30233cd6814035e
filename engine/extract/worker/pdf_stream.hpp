#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace yingshen::extract::worker {

/// Inflates what it can of the beginning of a stream, at most `most` bytes of it; empty where there
/// is nothing to inflate.
[[nodiscard]] std::string inflate_some(std::string_view packed, std::size_t most);

}  // namespace yingshen::extract::worker

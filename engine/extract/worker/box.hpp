#pragma once
#include <algorithm>

#include "extract/document.hpp"

namespace yingshen::extract::worker {

[[nodiscard]] inline double right_of(Box const& box) {
    return box.x + box.width;
}
[[nodiscard]] inline double bottom_of(Box const& box) {
    return box.y + box.height;
}

/// The smallest box around two.
[[nodiscard]] inline Box around(Box const& a, Box const& b) {
    auto const x = std::min(a.x, b.x);
    auto const y = std::min(a.y, b.y);
    return {x, y, std::max(right_of(a), right_of(b)) - x, std::max(bottom_of(a), bottom_of(b)) - y};
}

}  // namespace yingshen::extract::worker

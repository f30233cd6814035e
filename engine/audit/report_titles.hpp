#pragma once
#include <string_view>

#include "base/text.hpp"

namespace yingshen::audit {

/// The short name of a figure or count of the adoption report, such as 采纳率; the id itself for
/// one that has none.
[[nodiscard]] base::Text figure_title(std::string_view id);

}  // namespace yingshen::audit

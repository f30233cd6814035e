#pragma once
#include <string_view>

namespace yingshen::extract::worker {

/// Whether the pages of a PDF are painted in a way that can keep text from view: text that is
/// neither filled nor stroked, light colours, filled areas, transparency, layers; or whether that
/// cannot be told without drawing them. Most plain texts are painted in none of these.
[[nodiscard]] bool may_hide_text(std::string_view bytes);

}  // namespace yingshen::extract::worker

#pragma once
#include <string_view>

namespace yingshen::rulebook {

/// Whether a text is an id: lower-case words of letters, digits and "_", joined by dots; at most
/// 80 characters.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace yingshen::rulebook

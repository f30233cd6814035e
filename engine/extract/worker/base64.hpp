#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace yingshen::extract::worker {

/// RFC 4648; white space is skipped, padding may be missing. Nullopt for any other character.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace yingshen::extract::worker

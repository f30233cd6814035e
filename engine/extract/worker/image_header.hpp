#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace yingshen::extract::worker {

struct ImageSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// The size that a PNG, JPEG or WebP says it has, read from its header before anything is decoded.
[[nodiscard]] std::optional<ImageSize> image_size(std::string_view bytes);

}  // namespace yingshen::extract::worker

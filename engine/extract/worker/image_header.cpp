#include "extract/worker/image_header.hpp"

#include <cstddef>

namespace yingshen::extract::worker {
namespace {

std::uint32_t byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t big16(std::string_view bytes, std::size_t at) {
    return byte(bytes, at) << 8 | byte(bytes, at + 1);
}

std::uint32_t little16(std::string_view bytes, std::size_t at) {
    return byte(bytes, at) | byte(bytes, at + 1) << 8;
}

std::uint32_t little24(std::string_view bytes, std::size_t at) {
    return little16(bytes, at) | byte(bytes, at + 2) << 16;
}

std::optional<ImageSize> png_size(std::string_view bytes) {
    if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
    return ImageSize{big16(bytes, 16) << 16 | big16(bytes, 18),
                     big16(bytes, 20) << 16 | big16(bytes, 22)};
}

/// Walks the segments to the frame header.
std::optional<ImageSize> jpeg_size(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 9 < bytes.size() && byte(bytes, at) == 0xff) {
        auto const marker = byte(bytes, at + 1);
        if (marker == 0xff) {
            ++at;
            continue;
        }
        auto const is_frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (is_frame) return ImageSize{big16(bytes, at + 7), big16(bytes, at + 5)};
        at += 2 + big16(bytes, at + 2);
    }
    return std::nullopt;
}

std::optional<ImageSize> webp_size(std::string_view bytes) {
    if (bytes.size() < 30) return std::nullopt;
    auto const chunk = bytes.substr(12, 4);
    if (chunk == "VP8X") return ImageSize{little24(bytes, 24) + 1, little24(bytes, 27) + 1};
    if (chunk == "VP8L") {
        auto const bits = little24(bytes, 21) | byte(bytes, 24) << 24;
        return ImageSize{(bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1};
    }
    if (chunk == "VP8 ") {
        return ImageSize{little16(bytes, 26) & 0x3fff, little16(bytes, 28) & 0x3fff};
    }
    return std::nullopt;
}

}  // namespace

std::optional<ImageSize> image_size(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG")) return png_size(bytes);
    if (bytes.starts_with("\xff\xd8")) return jpeg_size(bytes);
    auto const is_webp = bytes.starts_with("RIFF") && bytes.find("WEBP", 8) == 8;
    return is_webp ? webp_size(bytes) : std::nullopt;
}

}  // namespace yingshen::extract::worker

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingshen::extract::worker {

enum class Marked : std::uint8_t { all, too_large };

/// The bytes of a PDF in which pictures are no longer known as pictures, so that no reader shows
/// them; nothing else changes, not even an offset. Its library names the unknown kind when a page
/// shows one, and the kind tells how large the picture is, see marked_pixels(). Of pictures that
/// are too large to be drawn, or do not say how large they are, it may be those only. Nothing where
/// there are no such pictures. Pictures that stand within the text of a page are not among them.
[[nodiscard]] std::optional<std::string> mark_pictures(std::string_view bytes, Marked which);

/// At most how many pixels a picture has, by the first letter of its marked kind; nothing for one
/// that is too large.
[[nodiscard]] std::optional<double> marked_pixels(char mark);

}  // namespace yingshen::extract::worker

#pragma once
#include <cstdint>
#include <string_view>

namespace yingshen::extract {

/// What a file is, by its first bytes. A name or a declared type is never asked.
enum class Format : std::uint8_t {
    text,  ///< whatever has no other mark; decoding says whether it is text
    html,
    zip,  ///< OOXML or any other archive; its directory says which
    pdf,
    png,
    jpeg,
    webp,
    audio,
    video,
    ole,    ///< the binary Office formats, and encrypted OOXML
    image,  ///< a picture of a kind that is not read
    archive,
    rtf,
    unknown,  ///< certainly none of the above: an executable, a database
};

struct Sniffed {
    Format format;
    std::string_view media_type;
};

[[nodiscard]] Sniffed sniff(std::string_view bytes);

}  // namespace yingshen::extract

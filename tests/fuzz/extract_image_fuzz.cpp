// What is asked of a file of any type before anything of it is decoded: its first bytes say what it
// is, a picture's header how large it is, and what is not opened is listed.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/sniff.hpp"
#include "extract/worker/image_header.hpp"
#include "extract/worker/read_document.hpp"
#include "extracted.hpp"
#include "require.hpp"

namespace {

using namespace yingshen;
using extract::Format;
using fuzz::require;

constexpr std::size_t mark_within = 2'048;

void require_size(std::string_view bytes) {
    auto const whole = extract::worker::image_size(bytes);
    auto const part = extract::worker::image_size(bytes.substr(0, bytes.size() / 2));
    // What the first half says, the whole says too.
    require(!part || (whole && whole->width == part->width && whole->height == part->height));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const [format, media_type] = extract::sniff(bytes);
    require(media_type.contains('/'));
    require(extract::sniff(bytes.substr(0, mark_within)).format == format);
    require_size(bytes);
    // Those that are opened have targets of their own.
    if (format == Format::zip || format == Format::pdf || format == Format::html) return 0;
    static extract::worker::Gb18030 const gb18030;
    extract::worker::UnreadPictures pictures;
    auto const document = extract::worker::read_document(bytes, gb18030, pictures);
    fuzz::require_acceptable(document);
    require(document.media_type.starts_with("text/") || !document.unread.empty());
    return 0;
}

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/worker/read_html.hpp"
#include "extracted.hpp"

/// Any bytes are some page, with style sheets and nesting as they come.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen::extract::worker;
    return yingshen::fuzz::read_hostile(data, size, [](std::string_view bytes, Collector& out) {
        static Gb18030 const gb18030;
        UnreadPictures pictures;
        read_html(bytes, gb18030, pictures, out);
    });
}

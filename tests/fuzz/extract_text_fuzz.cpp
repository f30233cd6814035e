#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/worker/read_text.hpp"
#include "extracted.hpp"

/// Any bytes are a text in some encoding, or say that they are none.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen::extract::worker;
    return yingshen::fuzz::read_hostile(data, size, [](std::string_view bytes, Collector& out) {
        static Gb18030 const gb18030;
        read_text(bytes, gb18030, out);
    });
}

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/worker/read_text.hpp"
#include "extracted.hpp"

/// Any bytes are a text in some encoding, or say that they are none.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen::extract;
    using namespace yingshen::extract::worker;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    Collector out;
    try {
        static Gb18030 const gb18030;
        read_text(bytes, gb18030, out);
    } catch (Stop const& stop) {
        out.unread_anywhere(stop.code);
    }
    yingshen::fuzz::require_acceptable(out.finish());
    return 0;
}

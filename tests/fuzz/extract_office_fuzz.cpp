#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/worker/office.hpp"
#include "extracted.hpp"

/// Any bytes are an Office file, or an archive that is refused.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen::extract::worker;
    return yingshen::fuzz::read_hostile(data, size, [](std::string_view bytes, Collector& out) {
        UnreadPictures pictures;
        read_office(bytes, pictures, out);
    });
}

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/worker/pdf.hpp"
#include "extracted.hpp"

/// Any bytes are a PDF, or none.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen::extract::worker;
    return yingshen::fuzz::read_hostile(data, size, [](std::string_view bytes, Collector& out) {
        UnreadPictures pictures;
        read_pdf(bytes, pictures, out);
    });
}

/// What fontconfig keeps until the process ends is no leak of ours.
extern "C" char const* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/worker/pdf.hpp"
#include "extracted.hpp"

/// Any bytes are a PDF, or none.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen::extract;
    using namespace yingshen::extract::worker;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    Collector out;
    try {
        UnreadPictures pictures;
        read_pdf(bytes, pictures, out);
    } catch (Stop const& stop) {
        out.unread_anywhere(stop.code);
    }
    yingshen::fuzz::require_acceptable(out.finish());
    return 0;
}

/// What fontconfig keeps until the process ends is no leak of ours.
extern "C" char const* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}

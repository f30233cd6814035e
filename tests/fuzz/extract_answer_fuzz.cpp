#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/codec.hpp"

/// Any bytes are an answer of a worker or faults, and an answer survives being written again.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen::extract;
    auto const document = decode(std::string_view(reinterpret_cast<char const*>(data), size));
    if (!document) return 0;
    auto const again = decode(encode(*document));
    if (!again || again->blocks.size() != document->blocks.size()) std::abort();
    return 0;
}

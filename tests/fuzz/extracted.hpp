#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/codec.hpp"
#include "extract/worker/collector.hpp"

namespace yingshen::fuzz {

/// What every extractor promises of its document: it can be written, and the server takes it.
inline void require_acceptable(extract::Document const& document) {
    auto const again = extract::decode(extract::encode(document));
    if (!again) std::abort();
    if (document.blocks.empty() && document.unread.empty()) std::abort();
}

/// Reads any bytes as the worker does: a stop is no failure, it is said in the document.
template <class Read>
int read_hostile(std::uint8_t const* data, std::size_t size, Read const& read) {
    extract::worker::Collector out;
    try {
        read(std::string_view(reinterpret_cast<char const*>(data), size), out);
    } catch (extract::worker::Stop const& stop) {
        out.unread_anywhere(stop.code);
    }
    require_acceptable(out.finish());
    return 0;
}

}  // namespace yingshen::fuzz

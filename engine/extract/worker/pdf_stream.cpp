#include "extract/worker/pdf_stream.hpp"

#include <zlib.h>

#include <algorithm>

namespace yingshen::extract::worker {

std::string inflate_some(std::string_view packed, std::size_t most) {
    std::string out(std::min(most, packed.size() * 20 + 4096), '\0');
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_SYNC_FLUSH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

}  // namespace yingshen::extract::worker

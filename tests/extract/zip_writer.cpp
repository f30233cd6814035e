#include "zip_writer.hpp"

#include <zlib.h>

namespace yingshen::extract {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xff);
}

std::string deflated(std::string const& text) {
    std::string out(text.size() + text.size() / 100 + 100, '\0');
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace

std::string write_zip(std::vector<ZipPart> const& parts, ZipEnd const& end) {
    std::string out;
    std::string directory;
    for (auto const& part : parts) {
        auto const packed = part.method == 8 ? deflated(part.content) : part.content;
        auto const at = end.all_at_first ? 0 : out.size();
        auto const size = part.claimed_size != 0 ? part.claimed_size
                                                 : static_cast<std::uint32_t>(part.content.size());
        std::string common;
        put(common, part.flags, 2);
        put(common, part.method, 2);
        put(common, 0, 4);
        put(common,
            crc32(0, reinterpret_cast<Bytef const*>(part.content.data()),
                  static_cast<uInt>(part.content.size())),
            4);
        put(common, packed.size(), 4);
        put(common, size, 4);
        put(common, part.name.size(), 2);
        put(common, 0, 2);
        out += std::string("PK\x03\x04") + "\x14";
        out += '\0';
        out += common;
        out += part.local_name.empty() ? part.name : part.local_name;
        out += packed;
        directory += std::string("PK\x01\x02") + "\x14\x03\x14";
        directory += '\0';
        directory += common;
        put(directory, 0, 6);
        put(directory, part.attributes, 4);
        put(directory, at, 4);
        directory += part.name;
    }
    auto const begin = out.size();
    out += directory;
    out += "PK\x05\x06";
    put(out, end.disk, 2);
    put(out, 0, 2);
    put(out, parts.size() + end.more_entries, 2);
    put(out, parts.size() + end.more_entries, 2);
    put(out, directory.size(), 4);
    put(out, begin, 4);
    put(out, 0, 2);
    return out;
}

}  // namespace yingshen::extract

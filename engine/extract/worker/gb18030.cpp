#include "extract/worker/gb18030.hpp"

#include <array>
#include <cerrno>

namespace yingshen::extract::worker {
namespace {

/// Counts what the bytes look like; it steps as the encoding does, two bytes or four at a time.
void count_pairs(std::string_view bytes, GbText& out) {
    for (std::size_t i = 0; i < bytes.size();) {
        auto const lead = static_cast<unsigned char>(bytes[i]);
        if (lead < 0x80 || i + 1 >= bytes.size()) {
            ++i;
            continue;
        }
        auto const trail = static_cast<unsigned char>(bytes[i + 1]);
        if (trail >= 0x30 && trail <= 0x39) {
            i += 4;
            continue;
        }
        ++out.pairs;
        if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) ++out.common;
        i += 2;
    }
}

}  // namespace

GbText Gb18030::decode(std::string_view bytes) const {
    GbText out;
    count_pairs(bytes, out);
    iconv(converter_.get(), nullptr, nullptr, nullptr, nullptr);
    std::string input(bytes);
    auto* in = input.data();
    auto left = input.size();
    std::array<char, 1 << 14> buffer{};
    while (left > 0) {
        auto* to = buffer.data();
        auto space = buffer.size();
        auto const done = iconv(converter_.get(), &in, &left, &to, &space);
        auto const reason = errno;
        out.utf8.append(buffer.data(), buffer.size() - space);
        if (done != static_cast<std::size_t>(-1) || reason == E2BIG) continue;
        // One byte that fits nowhere, or a character that the end cuts off.
        out.utf8 += "\xef\xbf\xbd";
        ++out.malformed;
        ++in;
        --left;
    }
    return out;
}

}  // namespace yingshen::extract::worker

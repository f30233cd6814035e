#include "base/utf8.hpp"

#include <algorithm>

namespace yingshen::base {
namespace {

/// The length of the well-formed sequence at the start of `text`, or 0.
std::size_t sequence_length(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xbf) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    unsigned const lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return continues(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        unsigned const low = lead == 0xe0 ? 0xa0 : 0x80;
        unsigned const high = lead == 0xed ? 0x9f : 0xbf;
        return continues(1, low, high) && continues(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        unsigned const low = lead == 0xf0 ? 0x90 : 0x80;
        unsigned const high = lead == 0xf4 ? 0x8f : 0xbf;
        return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

/// The well-formed sequence of three bytes at a place, as nearly all of a Chinese text is made of,
/// or 0.
char32_t three_bytes_at(std::string_view text, std::size_t at) {
    if (text.size() - at < 3) return 0;
    auto const byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
    };
    if ((byte(0) & 0xf0) != 0xe0 || (byte(1) & 0xc0) != 0x80 || (byte(2) & 0xc0) != 0x80) return 0;
    auto const value = (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
    return value < 0x800 || (value >= 0xd800 && value <= 0xdfff) ? 0 : value;
}

char32_t decode_one(std::string_view sequence) {
    auto const byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(sequence[i]));
    };
    switch (sequence.size()) {
        case 1:
            return byte(0);
        case 2:
            return (byte(0) & 0x1f) << 6 | (byte(1) & 0x3f);
        case 3:
            return (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
        default:
            return (byte(0) & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 |
                   (byte(3) & 0x3f);
    }
}

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const length = sequence_length(text.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

std::vector<CodePoint> decode_utf8(std::string_view text) {
    std::vector<CodePoint> points;
    points.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size();) {
        if (auto const byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
            points.push_back({byte, i++});
            continue;
        }
        if (auto const value = three_bytes_at(text, i); value != 0) {
            points.push_back({value, i});
            i += 3;
            continue;
        }
        auto const length = sequence_length(text.substr(i));
        if (length == 0) {
            points.push_back({0xfffd, i});
            ++i;
        } else {
            points.push_back({decode_one(text.substr(i, length)), i});
            i += length;
        }
    }
    return points;
}

void append_utf8(std::string& out, char32_t value) {
    auto const tail = [&](unsigned shift) {
        out += static_cast<char>(0x80 | ((value >> shift) & 0x3f));
    };
    if (value < 0x80) {
        out += static_cast<char>(value);
    } else if (value < 0x800) {
        out += static_cast<char>(0xc0 | (value >> 6));
        tail(0);
    } else if (value < 0x10000) {
        out += static_cast<char>(0xe0 | (value >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xf0 | (value >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string shortened(std::string_view text, std::size_t code_points_max) {
    auto const points = decode_utf8(text);
    if (points.size() <= code_points_max) return std::string(text);
    return std::string(text.substr(0, points[code_points_max].byte)) + "…";
}

}  // namespace yingshen::base

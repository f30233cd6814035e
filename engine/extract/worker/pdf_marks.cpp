#include "extract/worker/pdf_marks.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace yingshen::extract::worker {
namespace {

constexpr std::string_view blanks = std::string_view(" \t\r\n\f\0", 6);
constexpr std::string_view ends_name = std::string_view(" \t\r\n\f\0[]()<>/{}%", 16);
constexpr std::size_t name_bytes_max = 64;
constexpr std::size_t gap_bytes_max = 256;
constexpr std::size_t dictionary_bytes_max = 4'096;
/// Of so many pictures the size is looked up.
constexpr std::size_t sized_max = 20'000;
/// As of pictures that stand by themselves; see recognition.cpp.
constexpr double pixels_max = 100e6;
constexpr char too_large = 'z';
/// Pixels of the smallest mark; each following one stands for twice as many.
constexpr double pixels_of_a = 256;

struct Name {
    std::string text;  ///< without the slash, and with its escapes undone
    std::size_t end = 0;
};

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The name after the slash that stands at `at`.
Name name_at(std::string_view bytes, std::size_t at) {
    Name out;
    auto const most = std::min(bytes.size(), at + 1 + name_bytes_max);
    for (out.end = at + 1; out.end < most && ends_name.find(bytes[out.end]) == ends_name.npos;
         ++out.end) {
        char c = bytes[out.end];
        if (c == '#' && out.end + 2 < most) {
            auto const high = hex_digit(bytes[out.end + 1]);
            auto const low = hex_digit(bytes[out.end + 2]);
            if (high >= 0 && low >= 0) {
                c = static_cast<char>(high * 16 + low);
                out.end += 2;
            }
        }
        out.text += c;
    }
    return out;
}

/// Behind blanks and remarks.
std::size_t skip_gap(std::string_view bytes, std::size_t at) {
    auto const most = std::min(bytes.size(), at + gap_bytes_max);
    while (at < most) {
        if (bytes[at] == '%') {
            at += std::min(bytes.substr(at, most - at).find_first_of("\r\n"), most - at);
        } else if (blanks.find(bytes[at]) != blanks.npos) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

/// The largest number that follows this name in a dictionary; 0 where none does, or where it stands
/// elsewhere.
double largest(std::string_view dictionary, std::string_view name) {
    double out = 0;
    for (auto at = dictionary.find('/'); at != dictionary.npos; at = dictionary.find('/', at + 1)) {
        auto const found = name_at(dictionary, at);
        if (found.text != name) continue;
        auto const* const begin = dictionary.data() + skip_gap(dictionary, found.end);
        auto const* const end = dictionary.data() + dictionary.size();
        unsigned value = 0;
        auto const [after, fault] = std::from_chars(begin, end, value);
        auto const next = skip_gap(dictionary, static_cast<std::size_t>(after - dictionary.data()));
        auto const direct =
            next < dictionary.size() && (dictionary[next] == '/' || dictionary[next] == '>');
        if (fault != std::errc() || !direct) return 0;
        out = std::max(out, static_cast<double>(value));
    }
    return out;
}

double big32(std::string_view bytes, std::size_t at) {
    double out = 0;
    for (std::size_t i = 0; i < 4; ++i)
        out = out * 256 + static_cast<unsigned char>(bytes[at + i]);
    return out;
}

/// JPEG 2000 says by itself how large it is, and is believed more than its dictionary.
double jpeg2000_pixels(std::string_view content) {
    auto const header = content.find("ihdr");
    if (header != content.npos && header + 12 <= content.size())
        return big32(content, header + 4) * big32(content, header + 8);
    auto const start = content.find("\xff\x4f\xff\x51");
    if (start != content.npos && start + 16 <= content.size())
        return big32(content, start + 8) * big32(content, start + 12);
    return 0;
}

/// Of the picture in whose dictionary `at` stands; 0 where that is not known.
double pixels_of(std::string_view bytes, std::size_t at) {
    auto const from = at - std::min(at, dictionary_bytes_max);
    auto const object = bytes.substr(from, at - from).rfind("obj");
    auto const length = bytes.substr(at, dictionary_bytes_max).find("stream");
    if (object == bytes.npos || length == bytes.npos) return 0;
    auto const dictionary = bytes.substr(from + object, at + length - from - object);
    auto pixels = largest(dictionary, "Width") * largest(dictionary, "Height");
    if (dictionary.find("/JPX") != dictionary.npos) {
        auto const own = jpeg2000_pixels(bytes.substr(at + length, dictionary_bytes_max));
        pixels = own > 0 ? std::max(pixels, own) : 0;
    }
    return pixels;
}

char mark_of(double pixels) {
    if (pixels <= 0 || pixels > pixels_max) return too_large;
    char mark = 'a';
    for (auto most = pixels_of_a; most < pixels; most *= 2)
        ++mark;
    return mark;
}

}  // namespace

std::optional<std::string> mark_pictures(std::string_view bytes, Marked which) {
    std::optional<std::string> out;
    std::size_t count = 0;
    for (auto at = bytes.find('/'); at != bytes.npos; at = bytes.find('/', at + 1)) {
        if (at + 1 >= bytes.size() || (bytes[at + 1] != 'S' && bytes[at + 1] != '#')) continue;
        auto const key = name_at(bytes, at);
        if (key.text != "Subtype") continue;
        auto const value_at = skip_gap(bytes, key.end);
        if (value_at + 1 >= bytes.size() || bytes[value_at] != '/') continue;
        if (name_at(bytes, value_at).text != "Image") continue;
        auto const mark = ++count > sized_max ? too_large : mark_of(pixels_of(bytes, value_at));
        if (which == Marked::too_large && mark != too_large) continue;
        if (!out) out.emplace(bytes);
        (*out)[value_at + 1] = mark;
    }
    return out;
}

std::optional<double> marked_pixels(char mark) {
    if (mark < 'a' || mark >= too_large) return std::nullopt;
    return std::ldexp(pixels_of_a, mark - 'a');
}

}  // namespace yingshen::extract::worker

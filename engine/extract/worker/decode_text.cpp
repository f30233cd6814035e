#include "extract/worker/decode_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace yingshen::extract::worker {
namespace {

using namespace std::string_view_literals;

/// Of the two-byte characters of a Chinese text, at least so many are of GB2312; Big5 and Shift-JIS
/// read as GBK give rare characters instead.
constexpr double common_share_min = 0.85;
/// A damaged text is still a text while less than this share of it is lost.
constexpr double malformed_share_max = 0.05;

bool is_binary(std::string_view bytes) {
    if (bytes.find('\0') != std::string_view::npos) return true;
    auto const controls = std::ranges::count_if(bytes, [](char c) {
        return (c > 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7f;
    });
    return static_cast<std::size_t>(controls) * 100 > bytes.size();
}

std::string decode_utf16(std::string_view bytes, bool big_endian) {
    std::string out;
    auto const unit = [&](std::size_t i) {
        auto const first = static_cast<unsigned char>(bytes[i]);
        auto const second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(big_endian ? first * 256 + second : second * 256 + first);
    };
    auto const is_trail = [&](std::size_t i) {
        return i + 1 < bytes.size() && unit(i) >= 0xdc00 && unit(i) <= 0xdfff;
    };
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        auto value = unit(i);
        if (value >= 0xd800 && value <= 0xdbff && is_trail(i + 2)) {
            value = 0x10000 + ((value - 0xd800) << 10) + (unit(i + 2) - 0xdc00);
            i += 2;
        } else if (value >= 0xd800 && value <= 0xdfff) {
            value = 0xfffd;
        }
        base::append_utf8(out, value);
    }
    if (i < bytes.size()) base::append_utf8(out, 0xfffd);
    return out;
}

/// Decodes what is nearly UTF-8; gives nothing where too much of it is not.
std::string decode_damaged_utf8(std::string_view bytes) {
    std::string out;
    std::size_t lost = 0;
    std::size_t beyond_ascii = 0;
    for (auto const& point : base::decode_utf8(bytes)) {
        beyond_ascii += point.value >= 0x80;
        lost += point.value == 0xfffd;
        base::append_utf8(out, point.value);
    }
    // A character that the end cuts off loses up to three bytes, however short the text is.
    auto const most = std::max(3.0, malformed_share_max * static_cast<double>(beyond_ascii));
    return static_cast<double>(lost) <= most ? out : std::string();
}

bool is_plausible(GbText const& text) {
    return static_cast<double>(text.common) >= common_share_min * static_cast<double>(text.pairs);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, Gb18030 const& gb18030) {
    if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv)) {
        return {true, false, decode_utf16(bytes.substr(2), bytes[0] == '\xfe')};
    }
    if (bytes.starts_with("\xef\xbb\xbf"sv)) bytes.remove_prefix(3);
    if (is_binary(bytes)) return {false, true, {}};
    if (!base::invalid_utf8(bytes)) return {true, false, std::string(bytes)};
    auto const chinese = gb18030.decode(bytes);
    if (chinese.malformed == 0 && is_plausible(chinese)) return {true, false, chinese.utf8};
    if (auto damaged = decode_damaged_utf8(bytes); !damaged.empty()) {
        return {true, false, std::move(damaged)};
    }
    if (chinese.pairs > 20 && is_plausible(chinese) &&
        static_cast<double>(chinese.malformed) <
            malformed_share_max * static_cast<double>(chinese.pairs)) {
        return {true, false, chinese.utf8};
    }
    return {};
}

}  // namespace yingshen::extract::worker

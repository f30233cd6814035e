#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.hpp"
#include "extract/worker/html_token.hpp"

namespace yingshen::extract::worker {
namespace {

struct Named {
    std::string_view name;
    char32_t value;
};

/// Those that texts use; an unknown name stays visible as it is written.
constexpr std::array named = {
    Named{"amp", U'&'},      Named{"lt", U'<'},       Named{"gt", U'>'},
    Named{"quot", U'"'},     Named{"apos", U'\''},    Named{"nbsp", 0xa0},
    Named{"ensp", 0x2002},   Named{"emsp", 0x2003},   Named{"thinsp", 0x2009},
    Named{"zwnj", 0x200c},   Named{"zwj", 0x200d},    Named{"shy", 0xad},
    Named{"copy", 0xa9},     Named{"reg", 0xae},      Named{"trade", 0x2122},
    Named{"yen", 0xa5},      Named{"euro", 0x20ac},   Named{"pound", 0xa3},
    Named{"cent", 0xa2},     Named{"sect", 0xa7},     Named{"para", 0xb6},
    Named{"deg", 0xb0},      Named{"plusmn", 0xb1},   Named{"middot", 0xb7},
    Named{"bull", 0x2022},   Named{"hellip", 0x2026}, Named{"permil", 0x2030},
    Named{"mdash", 0x2014},  Named{"ndash", 0x2013},  Named{"lsquo", 0x2018},
    Named{"rsquo", 0x2019},  Named{"ldquo", 0x201c},  Named{"rdquo", 0x201d},
    Named{"laquo", 0xab},    Named{"raquo", 0xbb},    Named{"lsaquo", 0x2039},
    Named{"rsaquo", 0x203a}, Named{"times", 0xd7},    Named{"divide", 0xf7},
    Named{"minus", 0x2212},  Named{"le", 0x2264},     Named{"ge", 0x2265},
    Named{"ne", 0x2260},     Named{"asymp", 0x2248},  Named{"infin", 0x221e},
    Named{"frac12", 0xbd},   Named{"sup2", 0xb2},     Named{"sup3", 0xb3},
    Named{"larr", 0x2190},   Named{"rarr", 0x2192},   Named{"uarr", 0x2191},
    Named{"darr", 0x2193},
};

constexpr std::size_t reference_bytes_max = 12;

/// The code point of a reference without its ampersand and semicolon; 0 where it is none.
char32_t resolve(std::string_view name) {
    if (!name.starts_with('#')) {
        auto const found = std::ranges::find(named, name, &Named::name);
        return found == named.end() ? U'\0' : found->value;
    }
    name.remove_prefix(1);
    int base = 10;
    if (name.starts_with('x') || name.starts_with('X')) {
        name.remove_prefix(1);
        base = 16;
    }
    std::uint32_t value = 0;
    auto const [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, base);
    if (name.empty() || error != std::errc() || end != name.data() + name.size()) return 0;
    if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return 0xfffd;
    return value;
}

}  // namespace

std::string decode_references(std::string_view text) {
    std::string out;
    while (true) {
        auto const at = text.find('&');
        out += text.substr(0, at);
        if (at == std::string_view::npos) return out;
        text.remove_prefix(at);
        auto const end = text.substr(0, reference_bytes_max).find_first_of("; \t\r\n<&", 1);
        auto const name = text.substr(1, end == std::string_view::npos ? text.size() - 1 : end - 1);
        auto const value = name.size() < reference_bytes_max ? resolve(name) : U'\0';
        if (value == 0) {
            out += '&';
            text.remove_prefix(1);
            continue;
        }
        base::append_utf8(out, value);
        text.remove_prefix(name.size() + 1);
        if (text.starts_with(';')) text.remove_prefix(1);
    }
}

}  // namespace yingshen::extract::worker

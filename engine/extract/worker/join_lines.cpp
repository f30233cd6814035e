#include "extract/worker/join_lines.hpp"

#include "base/utf8.hpp"

namespace yingshen::extract::worker {
namespace {

/// Letters of scripts that are written without spaces, and their punctuation.
bool is_wide(char32_t value) {
    return (value >= 0x2e80 && value <= 0xa4cf) || (value >= 0xac00 && value <= 0xd7a3) ||
           (value >= 0xf900 && value <= 0xfaff) || (value >= 0xfe30 && value <= 0xfe4f) ||
           (value >= 0xff00 && value <= 0xff60) || (value >= 0x20000 && value <= 0x3fffd) ||
           (value >= 0x2010 && value <= 0x2027);
}

/// The last code point; a text has at most three trailing bytes before its lead byte.
char32_t last_of(std::string_view text) {
    auto begin = text.size();
    while (begin > 0 && text.size() - begin < 4) {
        --begin;
        if ((static_cast<unsigned char>(text[begin]) & 0xc0) != 0x80) break;
    }
    auto const points = base::decode_utf8(text.substr(begin));
    return points.empty() ? U'\0' : points.back().value;
}

char32_t first_of(std::string_view text) {
    auto const points = base::decode_utf8(text.substr(0, 4));
    return points.empty() ? U'\0' : points.front().value;
}

}  // namespace

bool joins_tightly(std::string_view before, std::string_view after) {
    return is_wide(last_of(before)) || is_wide(first_of(after));
}

bool tears_number(std::string_view before, std::string_view after) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view within = "0123456789.,";
    if (after.empty() || before.empty()) return false;
    auto const goes_on = digits.find(after.front()) != digits.npos;
    auto const last = before.back();
    // A sign of a number alone is torn from it only by its side of digits.
    auto const ends = digits.find(last) != digits.npos
                          ? goes_on || std::string_view(".,%").find(after.front()) != after.npos
                          : goes_on && (last == '.' || last == ',' || (last >= 'A' && last <= 'Z'));
    if (!ends) return false;
    auto const number = before.find_last_not_of(within);
    if (number == before.npos) return false;
    if (last >= 'A' && last <= 'Z') return is_wide(last_of(before.substr(0, number)));
    return is_wide(last_of(before.substr(0, number + 1)));
}

void append_line(std::string& text, std::string_view line) {
    if (!text.empty() && !line.empty() && !joins_tightly(text, line)) text += ' ';
    text += line;
}

}  // namespace yingshen::extract::worker

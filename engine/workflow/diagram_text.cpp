#include <algorithm>

#include "base/utf8.hpp"
#include "workflow/diagram_pen.hpp"

namespace yingshen::workflow::diagram {
namespace {

/// Hundredths of the font size.
int advance(char32_t value) {
    if (value >= 0x2000) return 100;
    if (value == U' ' || value == U'.' || value == U',' || value == U':' || value == U'i' ||
        value == U'l')
        return 32;
    if (value >= U'A' && value <= U'Z') return 70;
    if (value == U'm' || value == U'w' || value == U'%' || value == U'@') return 90;
    return 58;
}

bool is_word(char32_t value) {
    return value < 0x2000 && value > U' ';
}

/// Never the first character of a line.
bool closes(char32_t value) {
    return std::u32string_view(U"，。、；：！？）》】”’…·").find(value) !=
           std::u32string_view::npos;
}

/// A line ends here rather than in the middle of what follows.
bool parts(char32_t value) {
    return std::u32string_view(U"，。、； ").find(value) != std::u32string_view::npos;
}

/// Well-formed text without anything that XML forbids and without line breaks.
std::u32string readable(std::string_view text) {
    std::u32string out;
    for (auto const& [value, byte] : base::decode_utf8(text)) {
        bool const blank = value == U'\n' || value == U'\t' || value == U'\r';
        bool const forbidden = value < U' ' || value == 0xFFFE || value == 0xFFFF;
        out += blank ? U' ' : forbidden ? U'\uFFFD' : value;
    }
    return out;
}

int width_of(std::u32string_view text, int size) {
    int sum = 0;
    for (auto const value : text)
        sum += advance(value);
    return (sum * size + 99) / 100;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    for (auto const value : text)
        base::append_utf8(out, value);
    return out;
}

/// How much of a text goes on one line; at least one character.
std::size_t fitting(std::u32string_view text, int size, int width) {
    std::size_t count = 1;
    while (count < text.size() && width_of(text.substr(0, count + 1), size) <= width)
        ++count;
    if (count == text.size()) return count;
    if (closes(text[count])) ++count;
    if (count == text.size()) return count;
    for (auto end = count; 5 * end > 2 * count; --end) {
        if (parts(text[end - 1])) return end;
    }
    if (!is_word(text[count]) || !is_word(text[count - 1])) return count;
    auto start = count;
    while (start > 0 && is_word(text[start - 1]))
        --start;
    return start == 0 ? count : start;
}

}  // namespace

int text_width(std::string_view text, int size) {
    return width_of(readable(text), size);
}

int line_height(int size) {
    return size + (size + 1) / 2;
}

std::vector<std::string> wrap(std::string_view text, int size, int width, std::size_t lines_max) {
    auto const whole = readable(text);
    std::u32string_view left = whole;
    std::vector<std::string> lines;
    while (!left.empty()) {
        auto count = fitting(left, size, width);
        if (lines.size() + 1 == lines_max && count < left.size()) {
            while (count > 1 && width_of(left.substr(0, count), size) + size > width)
                --count;
            lines.push_back(utf8(left.substr(0, count)) + "…");
            break;
        }
        lines.push_back(utf8(left.substr(0, count)));
        left.remove_prefix(count);
        while (!left.empty() && left.front() == U' ')
            left.remove_prefix(1);
    }
    return lines;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (auto const value : readable(text)) {
        switch (value) {
            case U'&':
                out += "&amp;";
                break;
            case U'<':
                out += "&lt;";
                break;
            case U'>':
                out += "&gt;";
                break;
            case U'"':
                out += "&quot;";
                break;
            case U'\'':
                out += "&#39;";
                break;
            default:
                base::append_utf8(out, value);
        }
    }
    return out;
}

}  // namespace yingshen::workflow::diagram

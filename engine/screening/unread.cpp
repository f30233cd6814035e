#include "screening/unread.hpp"

#include <algorithm>

namespace yingshen::screening {
namespace {

bool is_lossy(char32_t value) {
    if (value < 0xe000) return false;
    return value <= 0xf8ff || value == 0xfffd || (value >= 0xf0000 && value <= 0xffffd) ||
           (value >= 0x100000 && value <= 0x10fffd);
}

/// Every run of code points for which `is_bad` holds becomes one place.
template <class Predicate>
void add_runs(Folded const& text, std::string const& code, base::Text const& why, Predicate is_bad,
              std::vector<NotRead>& out) {
    auto const size = text.original().size();
    auto const first = out.size();
    for (std::size_t i = 0; i < size;) {
        auto end = i;
        while (end < size && is_bad(end))
            ++end;
        if (end == i) {
            ++i;
            continue;
        }
        auto const span = text.original_span(i, end);
        if (out.size() - first < places_max) {
            out.push_back({span, code, why});
        } else {
            out.back().span.end = span.end;
            out.back().span.byte_end = span.byte_end;
        }
        i = end;
    }
}

}  // namespace

std::vector<NotRead> find_unread(Folded const& text) {
    auto const& points = text.original();
    if (std::ranges::all_of(points, is_blank, &base::CodePoint::value)) {
        return {{text.original_span(0, points.size()),
                 "empty",
                 {"没有可读的文字", "There is no text to read."}}};
    }
    std::vector<NotRead> out;
    // A malformed byte reads as a replacement character.
    if (std::ranges::none_of(points, is_lossy, &base::CodePoint::value)) return out;
    add_runs(
        text, "not_utf8",
        {"此处字节不是有效的UTF-8编码，未读取", "These bytes are not UTF-8 and were not read."},
        [&](std::size_t i) { return text.malformed(i); }, out);
    add_runs(
        text, "lossy",
        {"此处字符在转换中已丢失（替换符或私用区字符），无法判读",
         "Characters were lost in conversion here (replacement or private-use characters)."},
        [&](std::size_t i) { return is_lossy(points[i].value) && !text.malformed(i); }, out);
    std::ranges::sort(out, {}, [](NotRead const& place) { return place.span.begin; });
    return out;
}

}  // namespace yingshen::screening

#include "naive.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace yingshen::screening {
namespace {

struct Range {
    std::size_t begin;
    std::size_t end;
    [[nodiscard]] bool contains(Range const& other) const {
        return begin <= other.begin && other.end <= end;
    }
};

bool is_bad_byte(std::string_view bytes, base::CodePoint const& point) {
    return point.value == 0xfffd && !bytes.substr(point.byte).starts_with("\xef\xbf\xbd");
}

/// Whether two code points count as the same: full-width as half-width, capital as small.
bool same(char32_t a, char32_t b) {
    auto const plain = [](char32_t c) -> char32_t {
        if (c == U'\u3000') return U' ';
        if (c >= U'\uff01' && c <= U'\uff5e') c = c - U'\uff01' + U'!';
        return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
    };
    return plain(a) == plain(b);
}

std::vector<Range> places(std::string_view bytes, std::vector<base::CodePoint> const& text,
                          std::vector<std::string> const& literals) {
    std::vector<Range> out;
    for (auto const& literal : literals) {
        auto const points = base::decode_utf8(literal);
        for (std::size_t at = 0; at + points.size() <= text.size(); ++at) {
            bool equal = true;
            for (std::size_t i = 0; i < points.size(); ++i) {
                equal = equal && !is_bad_byte(bytes, text[at + i]) &&
                        same(text[at + i].value, points[i].value);
            }
            if (equal) out.push_back({at, at + points.size()});
        }
    }
    return out;
}

/// At every place from the left, the longest that starts there; then on behind it.
std::vector<Range> leftmost_longest(std::vector<Range> const& all, std::size_t size) {
    std::vector<Range> out;
    for (std::size_t at = 0; at < size;) {
        std::size_t end = at;
        for (auto const& range : all) {
            if (range.begin == at) end = std::max(end, range.end);
        }
        if (end > at) out.push_back({at, end});
        at = std::max(end, at + 1);
    }
    return out;
}

std::vector<Range> forbidden(std::string_view bytes, std::vector<base::CodePoint> const& text,
                             rulebook::Rule const& rule) {
    auto const exceptions = places(bytes, text, rule.except);
    auto found = places(bytes, text, rule.any);
    std::erase_if(found, [&](Range const& range) {
        return std::ranges::any_of(
            exceptions, [&](Range const& exception) { return exception.contains(range); });
    });
    return leftmost_longest(found, text.size());
}

std::vector<Range> missing(std::string_view bytes, std::vector<base::CodePoint> const& text,
                           rulebook::Rule const& rule) {
    if (!places(bytes, text, rule.any).empty()) return {};
    if (rule.when.empty()) return {{0, 0}};
    auto const conditions = leftmost_longest(places(bytes, text, rule.when), text.size());
    if (conditions.empty()) return {};
    return {conditions.front()};
}

bool is_blank(std::string_view bytes) {
    return std::ranges::all_of(base::decode_utf8(bytes), [](auto const& point) {
        return std::u32string_view(U" \t\n\v\f\r\u3000\u00a0\ufeff").find(point.value) !=
               std::u32string_view::npos;
    });
}

}  // namespace

std::vector<Naive> naive_screen(std::vector<rulebook::Rule> const& rules, std::string_view bytes,
                                Subject const& subject) {
    std::vector<Naive> out;
    if (is_blank(bytes)) return out;
    auto const text = base::decode_utf8(bytes);
    auto const byte = [&](std::size_t i) { return i < text.size() ? text[i].byte : bytes.size(); };
    for (auto const& rule : rules) {
        bool const in_force = rule.from <= subject.on && (!rule.until || subject.on <= *rule.until);
        if (!in_force || !rule.applies.to(subject.kind, subject.facts)) continue;
        bool const forbids = rule.kind == rulebook::RuleKind::forbid;
        for (auto const& range :
             forbids ? forbidden(bytes, text, rule) : missing(bytes, text, rule)) {
            Span const span{range.begin, range.end, byte(range.begin), byte(range.end)};
            out.push_back(
                {rule.id, span,
                 std::string(bytes.substr(span.byte_begin, span.byte_end - span.byte_begin))});
        }
    }
    std::ranges::sort(out);
    return out;
}

std::vector<Naive> as_naive(Screening const& screening) {
    std::vector<Naive> out;
    for (auto const& finding : screening.findings)
        out.push_back({finding.rule, finding.span, finding.text});
    return out;
}

}  // namespace yingshen::screening

#include "naive.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "naive_parts.hpp"
#include "rulebook/pattern.hpp"

namespace yingshen::screening {
namespace {

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

bool is_literal_at(std::string_view bytes, std::vector<base::CodePoint> const& text,
                   std::vector<base::CodePoint> const& literal, std::size_t at) {
    if (at + literal.size() > text.size()) return false;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (is_bad_byte(bytes, text[at + i]) || !same(text[at + i].value, literal[i].value))
            return false;
    }
    return true;
}

bool is_member(rulebook::Pattern const& set, char32_t value) {
    bool in = false;
    for (auto const& [first, last] : set.ranges) {
        for (auto point = first; point <= last && !in; ++point)
            in = same(point, value);
    }
    if (!set.negated) return in;
    return !in && value != U'\n' && value != U'\r' && value != U'\f';
}

/// Where the matches end that begin at one of these places, by trying everything.
std::set<std::size_t> ends(rulebook::Pattern const& pattern, std::string_view bytes,
                           std::vector<base::CodePoint> const& text,
                           std::set<std::size_t> const& begins) {
    using Form = rulebook::Pattern::Form;
    std::set<std::size_t> out;
    if (pattern.form == Form::literal || pattern.form == Form::set) {
        for (auto const at : begins) {
            if (at == text.size() || is_bad_byte(bytes, text[at])) continue;
            bool const fits = pattern.form == Form::literal ? same(pattern.point, text[at].value)
                                                            : is_member(pattern, text[at].value);
            if (fits) out.insert(at + 1);
        }
    } else if (pattern.form == Form::sequence) {
        out = begins;
        for (auto const& part : pattern.parts)
            out = ends(part, bytes, text, out);
    } else if (pattern.form == Form::choice) {
        for (auto const& part : pattern.parts)
            out.merge(ends(part, bytes, text, begins));
    } else {
        auto now = begins;
        for (std::size_t times = 0; times <= pattern.most; ++times) {
            if (times >= pattern.least) out.insert(now.begin(), now.end());
            now = ends(pattern.parts.front(), bytes, text, now);
        }
    }
    return out;
}

std::vector<Range> places(std::string_view bytes, std::vector<base::CodePoint> const& text,
                          std::vector<rulebook::Phrase> const& phrases) {
    std::vector<Range> out;
    for (auto const& phrase : phrases) {
        auto const points = base::decode_utf8(phrase.text);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!phrase.is_pattern) {
                if (is_literal_at(bytes, text, points, at)) out.push_back({at, at + points.size()});
                continue;
            }
            for (auto const end : ends(*rulebook::parse_pattern(phrase.text), bytes, text, {at}))
                out.push_back({at, end});
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
    if (!rule.near.empty()) {
        auto const near = places(bytes, text, rule.near);
        NaiveNearness const nearness(text);
        std::erase_if(found, [&](Range const& range) {
            return std::ranges::none_of(near, [&](Range const& word) {
                bool const apart = word.end <= range.begin || range.end <= word.begin;
                return apart && nearness.is_near(rule.within, range, word);
            });
        });
    }
    return leftmost_longest(found, text.size());
}

std::vector<Range> missing(std::string_view bytes, std::vector<base::CodePoint> const& text,
                           rulebook::Rule const& rule) {
    auto const required = places(bytes, text, rule.any);
    if (rule.when.empty())
        return required.empty() ? std::vector<Range>{{0, 0}} : std::vector<Range>{};
    NaiveNearness const nearness(text);
    auto conditions = leftmost_longest(places(bytes, text, rule.when), text.size());
    std::erase_if(conditions, [&](Range const& condition) {
        return std::ranges::any_of(required, [&](Range const& word) {
            return nearness.is_near(rule.within, condition, word);
        });
    });
    bool const once = rule.within == rulebook::Within::whole;
    conditions.resize(std::min<std::size_t>(conditions.size(), once ? 1 : 20));
    return conditions;
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
        if (rule.kind == rulebook::RuleKind::number) continue;
        if (!rule.is_on(subject.on) || !rule.applies.to(subject.kind, subject.facts)) continue;
        bool const forbids = rule.kind != rulebook::RuleKind::require;
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

std::vector<Naive> as_naive(Screening const& screening, std::vector<rulebook::Rule> const& rules) {
    std::set<std::string> numbers;
    for (auto const& rule : rules) {
        if (rule.kind == rulebook::RuleKind::number) numbers.insert(rule.id);
    }
    std::vector<Naive> out;
    for (auto const& finding : screening.findings) {
        if (!numbers.contains(finding.rule))
            out.push_back({finding.rule, finding.span, finding.text});
    }
    return out;
}

}  // namespace yingshen::screening

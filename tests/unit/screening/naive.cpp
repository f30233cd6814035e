#include "naive.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/utf8.hpp"
#include "naive_parts.hpp"
#include "rulebook/pattern.hpp"
#include "screening/pattern_matcher.hpp"
#include "screening/segment.hpp"

namespace yingshen::screening {
namespace {

using Text = std::vector<char32_t>;

bool is_literal_at(Text const& text, Text const& literal, std::size_t at) {
    if (at + literal.size() > text.size()) return false;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (text[at + i] != literal[i]) return false;
    }
    return true;
}

bool is_member(rulebook::Pattern const& set, char32_t value) {
    bool in = false;
    for (auto const& [first, last] : set.ranges)
        in = in || (first <= value && value <= last);
    if (!set.negated) return in;
    return !in && value != U'\n' && value != U'\r' && value != U'\f' && value != barrier;
}

/// Where the matches end that begin at one of these places, by trying everything.
std::set<std::size_t> ends(rulebook::Pattern const& pattern, Text const& text,
                           std::set<std::size_t> const& begins) {
    using Form = rulebook::Pattern::Form;
    std::set<std::size_t> out;
    if (begins.empty()) return out;
    if (pattern.form == Form::literal || pattern.form == Form::set) {
        for (auto const at : begins) {
            if (at == text.size()) continue;
            bool const fits = pattern.form == Form::literal ? pattern.point == text[at]
                                                            : is_member(pattern, text[at]);
            if (fits) out.insert(at + 1);
        }
    } else if (pattern.form == Form::sequence) {
        out = begins;
        for (auto const& part : pattern.parts)
            out = ends(part, text, out);
    } else if (pattern.form == Form::choice) {
        for (auto const& part : pattern.parts)
            out.merge(ends(part, text, begins));
    } else {
        auto now = begins;
        for (std::size_t times = 0; times <= pattern.most; ++times) {
            if (times >= pattern.least) out.insert(now.begin(), now.end());
            now = ends(pattern.parts.front(), text, now);
        }
    }
    return out;
}

/// Each phrase is read once in a run: reading them takes longer than trying them.
rulebook::Pattern const& pattern_of(std::string const& text) {
    static std::unordered_map<std::string, rulebook::Pattern> known;
    auto found = known.find(text);
    if (found == known.end())
        found = known.emplace(text, folded(*rulebook::parse_pattern(text))).first;
    return found->second;
}

Text const& literal_of(std::string const& text) {
    static std::unordered_map<std::string, Text> known;
    auto found = known.find(text);
    if (found == known.end()) found = known.emplace(text, Folded(text).points()).first;
    return found->second;
}

std::vector<Range> places(Folded const& folded_text, std::vector<rulebook::Phrase> const& phrases) {
    auto const& text = folded_text.points();
    std::vector<Range> out;
    for (auto const& phrase : phrases) {
        if (phrase.is_pattern) {
            auto const& pattern = pattern_of(phrase.text);
            for (std::size_t at = 0; at < text.size(); ++at) {
                for (auto const end : ends(pattern, text, {at}))
                    out.push_back({at, end});
            }
            continue;
        }
        auto const& literal = literal_of(phrase.text);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (is_literal_at(text, literal, at)) out.push_back({at, at + literal.size()});
        }
    }
    return out;
}

/// Folded points where they stand in the original.
Range original(Folded const& text, Range const& range) {
    auto const span = text.span(range.begin, range.end);
    return {span.begin, span.end};
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

std::vector<Range> forbidden(Folded const& text, rulebook::Rule const& rule) {
    auto const exceptions = places(text, rule.except);
    auto found = places(text, rule.any);
    std::u32string plain;
    for (auto const& point : text.original())
        plain += simplified(point.value);
    std::erase_if(found, [&](Range const& range) {
        if (lies_across_words(text, range.begin, range.end)) return true;
        if (naive_is_denied(plain, original(text, range))) return true;
        return std::ranges::any_of(
            exceptions, [&](Range const& exception) { return exception.contains(range); });
    });
    if (!rule.near.empty()) {
        auto const near = places(text, rule.near);
        NaiveNearness const nearness(text.original());
        std::erase_if(found, [&](Range const& range) {
            return std::ranges::none_of(near, [&](Range const& word) {
                bool const apart = word.end <= range.begin || range.end <= word.begin;
                return apart &&
                       nearness.is_near(rule.within, original(text, range), original(text, word));
            });
        });
    }
    return leftmost_longest(found, text.points().size());
}

std::vector<Range> missing(Folded const& text, rulebook::Rule const& rule) {
    auto const required = places(text, rule.any);
    if (rule.when.empty())
        return required.empty() ? std::vector<Range>{{0, 0}} : std::vector<Range>{};
    NaiveNearness const nearness(text.original());
    auto conditions = leftmost_longest(places(text, rule.when), text.points().size());
    std::erase_if(conditions, [&](Range const& condition) {
        return std::ranges::any_of(required, [&](Range const& word) {
            return nearness.is_near(rule.within, original(text, condition), original(text, word));
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
    Folded const text(bytes);
    for (auto const& rule : rules) {
        if (rule.kind == rulebook::RuleKind::number) continue;
        if (!rule.is_on(subject.on) || !rule.applies.to(subject.kind, subject.facts)) continue;
        bool const forbids = rule.kind != rulebook::RuleKind::require;
        for (auto const& range : forbids ? forbidden(text, rule) : missing(text, rule)) {
            auto const span = text.span(range.begin, range.end);
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

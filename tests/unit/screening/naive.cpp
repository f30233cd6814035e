#include "naive.hpp"

#include <algorithm>
#include <set>

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

/// Places of a text, each once, in their order.
using Places = std::vector<std::size_t>;

void add(Places& to, Places const& more) {
    to.insert(to.end(), more.begin(), more.end());
    std::ranges::sort(to);
    to.erase(std::ranges::unique(to).begin(), to.end());
}

/// Where the matches end that begin at one of these places, by trying everything.
Places ends(rulebook::Pattern const& pattern, Text const& text, Places const& begins) {
    using Form = rulebook::Pattern::Form;
    Places out;
    if (pattern.form == Form::literal || pattern.form == Form::set) {
        for (auto const at : begins) {
            if (at == text.size()) continue;
            bool const fits = pattern.form == Form::literal ? pattern.point == text[at]
                                                            : is_member(pattern, text[at]);
            if (fits) out.push_back(at + 1);
        }
    } else if (pattern.form == Form::sequence) {
        auto const* from = &begins;
        for (auto const& part : pattern.parts) {
            out = ends(part, text, *from);
            if (out.empty()) return out;
            from = &out;
        }
    } else if (pattern.form == Form::choice) {
        for (auto const& part : pattern.parts)
            add(out, ends(part, text, begins));
    } else {
        auto now = begins;
        for (std::size_t times = 0; times <= pattern.most && !now.empty(); ++times) {
            if (times >= pattern.least) add(out, now);
            now = ends(pattern.parts.front(), text, now);
        }
    }
    return out;
}

std::vector<NaivePhrase> read(std::vector<rulebook::Phrase> const& phrases) {
    std::vector<NaivePhrase> out;
    for (auto const& phrase : phrases) {
        NaivePhrase one;
        if (phrase.is_pattern)
            one.pattern = folded(*rulebook::parse_pattern(phrase.text));
        else
            one.literal = Folded(phrase.text).points();
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<Range> places(Folded const& folded_text, std::vector<NaivePhrase> const& phrases) {
    auto const& text = folded_text.points();
    std::vector<Range> out;
    for (auto const& [pattern, literal] : phrases) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!pattern) {
                if (is_literal_at(text, literal, at)) out.push_back({at, at + literal.size()});
                continue;
            }
            for (auto const end : ends(*pattern, text, {at}))
                out.push_back({at, end});
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

std::vector<Range> forbidden(Folded const& text, NaiveRule const& rule) {
    auto const exceptions = places(text, rule.except);
    auto found = places(text, rule.any);
    auto const plain = simplified(text.original());
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
                return apart && nearness.is_near(rule.rule->within, original(text, range),
                                                 original(text, word));
            });
        });
    }
    return leftmost_longest(found, text.points().size());
}

std::vector<Range> missing(Folded const& text, NaiveRule const& rule) {
    auto const required = places(text, rule.any);
    if (rule.when.empty())
        return required.empty() ? std::vector<Range>{{0, 0}} : std::vector<Range>{};
    NaiveNearness const nearness(text.original());
    auto conditions = leftmost_longest(places(text, rule.when), text.points().size());
    std::erase_if(conditions, [&](Range const& condition) {
        return std::ranges::any_of(required, [&](Range const& word) {
            return nearness.is_near(rule.rule->within, original(text, condition),
                                    original(text, word));
        });
    });
    auto const plain = simplified(text.original());
    std::erase_if(conditions, [&](Range const& condition) {
        return naive_is_denied(plain, original(text, condition));
    });
    bool const once = rule.rule->within == rulebook::Within::whole;
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

NaiveEngine::NaiveEngine(std::vector<rulebook::Rule> const& rules) {
    for (auto const& rule : rules) {
        if (rule.kind == rulebook::RuleKind::number) continue;
        rules_.push_back(
            {&rule, read(rule.any), read(rule.except), read(rule.near), read(rule.when)});
    }
}

std::vector<Naive> NaiveEngine::screen(std::string_view bytes, Subject const& subject) const {
    std::vector<Naive> out;
    if (is_blank(bytes)) return out;
    Folded const text(bytes);
    for (auto const& one : rules_) {
        auto const& rule = *one.rule;
        if (!rule.is_on(subject.on) || !rule.applies.to(subject.kind, subject.facts)) continue;
        bool const forbids = rule.kind != rulebook::RuleKind::require;
        for (auto const& range : forbids ? forbidden(text, one) : missing(text, one)) {
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

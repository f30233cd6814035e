#include "audit/two_books.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace yingshen::audit {
namespace {

using rulebook::Rule;
using screening::Finding;

/// Stand before the ids of rules that only one book has; no id contains one.
constexpr char only_in_force = '<';
constexpr char only_candidate = '>';

/// Everything of a rule that says where it finds something and under what it is counted.
auto matched_by(Rule const& rule) {
    return std::tie(rule.kind, rule.right, rule.applies.product, rule.applies.channel,
                    rule.applies.audience, rule.applies.kind, rule.from, rule.until, rule.any,
                    rule.except, rule.near, rule.when, rule.within, rule.number);
}

bool finds_the_same(Rule const& a, Rule const& b) {
    auto const off = [](Rule const& rule) {
        return rule.off ? std::optional(rule.off->until) : std::nullopt;
    };
    return matched_by(a) == matched_by(b) && off(a) == off(b);
}

/// A rule as it takes part; citations are nobody's concern here.
Rule taking_part(Rule rule) {
    rule.shadow = false;
    rule.basis.clear();
    rule.basis_marks.clear();
    return rule;
}

std::vector<Rule> joined(std::vector<Rule> const& in_force, std::vector<Rule> const& candidate,
                         screening::Shadow shadow) {
    std::map<std::string_view, Rule const*> now;
    for (auto const& rule : in_force) {
        if (!rule.shadow) now[rule.id] = &rule;
    }
    bool const with_shadow = shadow == screening::Shadow::included;
    // What an overlay tries out of a rule takes its place.
    std::set<std::string_view> tried;
    for (auto const& rule : candidate) {
        if (rule.shadow && with_shadow) tried.insert(rule.id);
    }
    std::vector<Rule> all;
    for (auto const& rule : candidate) {
        if (rule.shadow ? !with_shadow : tried.contains(rule.id)) continue;
        auto const known = now.find(rule.id);
        auto& taken = all.emplace_back(taking_part(rule));
        if (known != now.end() && finds_the_same(*known->second, rule)) {
            now.erase(known);
        } else {
            taken.id.insert(taken.id.begin(), only_candidate);
        }
    }
    for (auto const& [id, rule] : now) {
        auto& taken = all.emplace_back(taking_part(*rule));
        taken.id.insert(taken.id.begin(), only_in_force);
    }
    return all;
}

void sort(std::vector<Finding>& findings) {
    std::ranges::sort(findings, [](Finding const& a, Finding const& b) {
        return std::tie(a.span.begin, a.span.end, a.rule) <
               std::tie(b.span.begin, b.span.end, b.rule);
    });
}

}  // namespace

TwoBooks::TwoBooks(std::vector<Rule> const& in_force, std::vector<Rule> const& candidate,
                   screening::Shadow shadow)
    : both_(joined(in_force, candidate, shadow), {}) {}

TwoBooks::Found TwoBooks::screen(std::string_view bytes, screening::Subject const& subject) const {
    Found found;
    for (auto& finding : both_.screen(bytes, subject).findings) {
        auto const mark = finding.rule.front();
        if (mark == only_in_force || mark == only_candidate) finding.rule.erase(0, 1);
        if (mark != only_candidate) found.in_force.push_back(finding);
        if (mark != only_in_force) found.candidate.push_back(std::move(finding));
    }
    sort(found.in_force);
    sort(found.candidate);
    return found;
}

}  // namespace yingshen::audit

#include "audit/shadow_report.hpp"

#include <algorithm>

#include "review/rule_record.hpp"

namespace yingshen::audit {
namespace {

bool is_wanted(rulebook::Rule const& rule, RuleQuery const& query) {
    return rule.shadow && (query.rule.empty() || rule.id == query.rule) &&
           (query.pack.empty() || review::pack_of(rule.id) == query.pack);
}

}  // namespace

ShadowReport shadow_report(store::Store& store, ShadowSource const& source,
                           RuleQuery const& query) {
    std::vector<rulebook::Rule> tried;
    ShadowReport report;
    for (auto const& rule : source.rules) {
        if (!is_wanted(rule, query)) continue;
        tried.push_back(rule);
        report.rules.push_back({rule.id, rule.version, {}});
    }
    if (tried.empty()) return report;
    TwoBooks const books({}, tried, screening::Shadow::included);
    auto const counted = run({.books = books,
                              .text_of = source.text_of,
                              .threads = source.threads,
                              .newest = shadow_submissions},
                             store);
    report.submissions = counted.submissions;
    report.texts = counted.texts;
    std::ranges::sort(report.rules, {}, &ShadowRecord::rule);
    for (auto const& [key, counts] : counted.counts) {
        if (!query.product.empty() && key.product != query.product) continue;
        auto const record =
            std::ranges::lower_bound(report.rules, key.rule, {}, &ShadowRecord::rule);
        // Numbers of people are found beside every rule book.
        if (record == report.rules.end() || record->rule != key.rule) continue;
        record->hits.all += counts.candidate.all;
        record->hits.confirmed += counts.candidate.confirmed;
        record->hits.false_alarms += counts.candidate.false_alarms;
    }
    return report;
}

}  // namespace yingshen::audit

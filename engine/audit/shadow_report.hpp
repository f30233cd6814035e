#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "audit/backtest.hpp"
#include "audit/rule_query.hpp"

namespace yingshen::audit {

/// What a rule in shadow would have shown.
struct ShadowRecord {
    std::string rule;
    int version = 0;
    Hits hits;
    bool operator==(ShadowRecord const&) const = default;
};

/// Of every rule in shadow, over the newest submissions. Nothing of it is recorded when texts are
/// screened: events are read by whoever may see a submission, and a rule in shadow is shown to
/// nobody. The archive keeps every text, so it is worked out as a backtest does.
struct ShadowReport {
    std::int64_t submissions = 0;
    std::int64_t texts = 0;
    std::vector<ShadowRecord> rules;  ///< by id, those that found nothing among them
    bool operator==(ShadowReport const&) const = default;
};

/// The rules in force and the texts that they are tried with; both must outlive a report.
struct ShadowSource {
    std::vector<rulebook::Rule> const& rules;
    TextOf text_of;
    unsigned threads = 1;
};

/// How far back a report looks.
inline constexpr std::int64_t shadow_submissions = 20'000;

/// Of the rules of a query, and the product; its period is that of showing, of which there is none
/// here. Looks at no submission where no rule is in shadow.
[[nodiscard]] ShadowReport shadow_report(store::Store& store, ShadowSource const& source,
                                         RuleQuery const& query);

}  // namespace yingshen::audit

#pragma once
#include <string>
#include <vector>

#include "audit/rule_query.hpp"
#include "audit/shadow_report.hpp"
#include "base/json.hpp"
#include "base/time.hpp"
#include "review/rule_record.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

struct RuleReport {
    RuleQuery query;
    base::Time made_at;
    std::int64_t log_events = 0;  ///< how far the log went when the report was made
    review::RuleFigures all;
    std::vector<review::RuleRecord> rules;  ///< by id
    ShadowReport shadow;
};

/// What became of the findings that reviewers were shown in a period, by rule and month, and what
/// the rules in shadow would have shown. As of the day the report is made. Says nothing of any
/// submission.
[[nodiscard]] RuleReport rule_report(store::Store& store, ShadowSource const& shadow,
                                     RuleQuery const& query, base::Time now);
[[nodiscard]] base::Json to_json(RuleReport const& report);
/// One line a rule and month, the rule as a whole before its months; as the adoption report's;
/// then one line a rule in shadow, which alone has the last four columns and none of the others.
[[nodiscard]] std::string to_csv(RuleReport const& report);
/// For the terminal: Chinese.
[[nodiscard]] std::string to_text(RuleReport const& report);

}  // namespace yingshen::audit

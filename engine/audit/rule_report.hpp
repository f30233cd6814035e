#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/time.hpp"
#include "review/rule_record.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

struct RuleQuery {
    std::optional<base::Date> from;  ///< first day (China) of showing
    std::optional<base::Date> to;    ///< last day, inclusive
    std::string rule;                ///< its id, or empty
    std::string pack;                ///< what stands before the first dot of the id, or empty
    std::string product;             ///< the declared one, or empty
};

struct RuleReport {
    RuleQuery query;
    base::Time made_at;
    std::int64_t log_events = 0;  ///< how far the log went when the report was made
    review::RuleFigures all;
    std::vector<review::RuleRecord> rules;  ///< by id
};

/// What became of the findings that reviewers were shown in a period, by rule and month. As of the
/// day the report is made. Says nothing of any submission.
[[nodiscard]] RuleReport rule_report(store::Store& store, RuleQuery const& query, base::Time now);
[[nodiscard]] base::Json to_json(RuleReport const& report);
/// One line a rule and month, the rule as a whole before its months; as the adoption report's.
[[nodiscard]] std::string to_csv(RuleReport const& report);
/// For the terminal: Chinese.
[[nodiscard]] std::string to_text(RuleReport const& report);

}  // namespace yingshen::audit

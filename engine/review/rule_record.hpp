#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "review/projection.hpp"

namespace yingshen::review {

/// What became of findings that reviewers were shown. `shown` is always the sum of the others.
struct RuleFigures {
    std::int64_t shown = 0;
    std::int64_t confirmed = 0;
    std::int64_t dismissed = 0;
    std::int64_t open = 0;      ///< still there, and the submission goes on
    std::int64_t unmarked = 0;  ///< went away, or the submission ended, and nobody marked it
    bool operator==(RuleFigures const&) const = default;

    /// The numerator is `confirmed`.
    [[nodiscard]] std::int64_t decided() const { return confirmed + dismissed; }
    /// confirmed/decided in percent with one digit, rounded half up ("66.7%"); "—" for none.
    [[nodiscard]] std::string precision() const;
};

/// What one rule found, over all its versions.
struct RuleRecord {
    std::string rule;
    int version = 0;  ///< the newest that found something
    RuleFigures all;
    std::map<std::string, RuleFigures> months;  ///< "2026-11", by the China date of showing
    bool operator==(RuleRecord const&) const = default;
};

/// The records of the rules that the findings are of, by rule. Pure.
[[nodiscard]] std::vector<RuleRecord> rule_records(std::span<FindingRow const> findings);

/// The pack of a rule: what stands before the first dot of its id.
[[nodiscard]] std::string_view pack_of(std::string_view rule);

}  // namespace yingshen::review

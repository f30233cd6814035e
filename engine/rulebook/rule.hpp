#pragma once
#include <optional>
#include <string>
#include <vector>

#include "rulebook/applies.hpp"
#include "rulebook/statutes.hpp"

namespace yingshen::rulebook {

/// `forbid`: any of the literals, unless it lies inside a longer exception. `require`: at least one
/// of the literals must be somewhere in the text (when any of `when` is there, if given).
enum class RuleKind : std::uint8_t { forbid, require };

struct Rule {
    std::string id;
    int version = 1;
    RuleKind kind = RuleKind::forbid;
    words::Right right;
    words::Severity severity;
    std::string title;
    std::string advice;
    std::vector<Citation> basis;
    Applies applies;
    base::Date from;
    std::optional<base::Date> until;
    std::vector<std::string> any;     ///< literals, UTF-8
    std::vector<std::string> except;  ///< literals for forbid; the longest match wins
    std::vector<std::string> when;    ///< for require: only texts that contain one of these
    std::vector<std::string> test_hits;
    std::vector<std::string> test_misses;
    std::string file;
    yaml::Mark mark;
};

/// Reads one file of rules (one YAML document a rule). Form, ids, words, citations (known, in force
/// when the rule is), at least one hit and one miss. Whether hits hit is screening's lint.
[[nodiscard]] std::expected<std::vector<Rule>, std::vector<base::Fault>> parse_rules(
    std::string_view text, std::string_view file, Statutes const& statutes);

}  // namespace yingshen::rulebook

#pragma once
#include <string>
#include <vector>

#include "rulebook/rule.hpp"

namespace yingshen::rulebook {

/// A bank makes a rule stricter: more severe, or with more words; at once, or tried out first.
struct Tightening {
    std::string rule;
    bool to_substantive = false;
    std::vector<Phrase> any;  ///< more words, for `forbid` and `ask`
    bool shadow = false;
    std::string file;
    yaml::Mark mark;  ///< of the rule's id
};

/// A bank switches a rule off until a day.
struct Suppression {
    std::string rule;
    SwitchedOff off;  ///< its mark is that of the rule's id
};

/// A file of rules/overlay: rules of the bank's own, and what it changes in others.
struct Overlay {
    std::vector<Rule> rules;
    std::vector<Tightening> tightenings;
    std::vector<Suppression> suppressions;
};

/// Reads one file, one YAML document for each. Without statutes citations are not looked up.
[[nodiscard]] std::expected<Overlay, std::vector<base::Fault>> read_overlay(
    std::string_view text, std::string_view file, Statutes const* statutes);

/// Puts what overlays change into the rules that they name. What is tried out of a rule that is
/// shown stands behind all others, in shadow and under the same id; the rule stays as it was. A
/// rule that is not known, and a second overlay of a rule, are faults.
void apply_overlay(Overlay const& overlay, std::vector<Rule>& rules,
                   std::vector<base::Fault>& faults);

/// The rules that are on again because their suppression has run out.
[[nodiscard]] std::vector<Rule const*> lapsed(std::vector<Rule> const& rules, base::Date on);

}  // namespace yingshen::rulebook

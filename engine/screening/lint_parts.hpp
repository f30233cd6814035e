#pragma once
#include <string>
#include <vector>

#include "rulebook/rule.hpp"

/// What the parts of lint share. Only lint's own sources include it.
namespace yingshen::screening {

/// A phrase and its words as the matcher compares them.
struct Wording {
    rulebook::Phrase const* phrase = nullptr;
    std::vector<std::u32string> words;  ///< none for a pattern of more than 64 words
    [[nodiscard]] bool is_known() const { return !words.empty(); }
};

[[nodiscard]] std::vector<Wording> wordings(std::vector<rulebook::Phrase> const& phrases);

/// Wherever a word of `outer` occurs, one of `inner` does, and no exception takes only that away.
[[nodiscard]] bool is_shadowed(Wording const& inner, Wording const& outer,
                               std::vector<Wording> const& exceptions);

/// `file:line:col` of a part of a rule; of the rule itself where the part was not read from a file.
[[nodiscard]] std::string place(rulebook::Rule const& rule, yaml::Mark mark = {});

[[nodiscard]] std::string quoted(std::string const& text);

/// Within one rule: words that repeat or cover each other, exceptions without use, conditions that
/// fulfil their own requirement, near words that are forbidden themselves.
void check_phrases(rulebook::Rule const& rule, std::vector<base::Fault>& faults);

/// Between rules: an id given twice, a rule that says what another says, and one that reports
/// nothing that another of the same right does not report.
void check_rules(std::vector<rulebook::Rule> const& rules, std::vector<base::Fault>& faults);

}  // namespace yingshen::screening

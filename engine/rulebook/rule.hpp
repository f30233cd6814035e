#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <vector>

#include "rulebook/applies.hpp"
#include "rulebook/rule_words.hpp"
#include "rulebook/statutes.hpp"

namespace yingshen::rulebook {

/// Words of a rule, UTF-8: a literal, or a pattern that stands for all of its words (pattern.hpp).
struct Phrase {
    Phrase() = default;
    template <class Text>
        requires std::convertible_to<Text, std::string>
    Phrase(Text&& words) : text(std::forward<Text>(words)) {}

    std::string text;
    bool is_pattern = false;
    yaml::Mark mark;
    /// Where it stands is no part of what it says.
    bool operator==(Phrase const& other) const {
        return text == other.text && is_pattern == other.is_pattern;
    }
};

/// A text that a rule must hit, or must miss, in a submission with these facts.
struct Trial {
    Trial() = default;
    template <class Text>
        requires std::convertible_to<Text, std::string>
    Trial(Text&& words) : text(std::forward<Text>(words)) {}

    std::string text;
    words::FactSet facts;  ///< beside those that the rule's own `applies` needs
    yaml::Mark mark;
};

/// What a `number` rule does with the figures of a text.
struct Calculation {
    Check check = Check::dates_in_order;
    Within within = Within::whole;   ///< for annual_rate_missing
    Measure of = Measure::amount;    ///< for same_everywhere
    std::vector<std::string> label;  ///< for same_everywhere: words before the figure
    bool operator==(Calculation const&) const = default;
};

/// A rule that a bank switched off for a while.
struct SwitchedOff {
    std::string reason;
    std::string owner;
    base::Date until;  ///< the last day; afterwards the rule is on again
    std::string file;
    yaml::Mark mark;
};

/// `forbid`: any of the phrases, unless it lies inside a longer exception; with `near` only beside
/// one of those. `ask`: the same words, which call for a question. `require`: at least one of the
/// phrases must be within reach (of each of `when`, if given). `number`: a calculation.
struct Rule {
    std::string id;
    int version = 1;
    RuleKind kind = RuleKind::forbid;
    words::Right right;
    words::Severity severity;
    std::string title;
    std::string advice;
    std::vector<Citation> basis;
    std::vector<yaml::Mark> basis_marks;  ///< where each of `basis` stands
    Applies applies;
    base::Date from;
    std::optional<base::Date> until;
    std::vector<Phrase> any;
    std::vector<Phrase> except;      ///< for forbid and ask; the longest match wins
    std::vector<Phrase> near;        ///< for forbid and ask: only where one of these is near
    std::vector<Phrase> when;        ///< for require: only texts that contain one of these
    Within within = Within::whole;   ///< how near `near`, or `any` to `when`, must be
    std::string question;            ///< for ask
    Calculation number;              ///< for number
    std::optional<SwitchedOff> off;  ///< by the bank's overlay
    bool shadow = false;             ///< tried out: nobody is shown what it finds
    std::vector<Trial> test_hits;
    std::vector<Trial> test_misses;
    std::string file;
    yaml::Mark mark;

    /// In force on a day and not switched off on it.
    [[nodiscard]] bool is_on(base::Date day) const {
        return from <= day && (!until || day <= *until) && (!off || off->until < day);
    }
};

/// Reads one file of rules (one YAML document a rule). Form, ids, words, patterns, citations
/// (known, in force when the rule is), at least one hit and one miss. Whether hits hit is
/// screening's lint.
[[nodiscard]] std::expected<std::vector<Rule>, std::vector<base::Fault>> parse_rules(
    std::string_view text, std::string_view file, Statutes const& statutes);

}  // namespace yingshen::rulebook

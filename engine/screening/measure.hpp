#pragma once
#include <optional>
#include <string>
#include <vector>

#include "screening/screen.hpp"

/// How good the rules are: texts that a person has judged, and what screening says of them.
namespace yingshen::screening {

/// A text with its verdict. Of a violation `words` are the offending ones as they are written;
/// where there are none, a finding anywhere in the text counts.
struct Labelled {
    std::string id;
    std::string text;
    Subject subject;
    bool violation = false;
    std::optional<words::Right> right;  ///< the right that a violation hurts
    std::vector<std::string> words;
};

enum class Outcome : std::uint8_t {
    found,   ///< a violation with a finding on its words
    asked,   ///< a violation of which a person is only asked
    missed,  ///< a violation without either
    clean,   ///< a compliant text without a substantive finding
    extra,   ///< a compliant text with one: a false alarm
};

/// A finding lies on words where it has a character in common with them. Questions are no verdict
/// and never a false alarm, nor is an advisory finding.
[[nodiscard]] Outcome judge(Labelled const& labelled, Screening const& screening);

/// The false alarms of a compliant text: its substantive findings that are no questions.
[[nodiscard]] std::vector<Finding> false_alarms(Screening const& screening);

/// What became of a number of labelled texts.
struct Tally {
    int found = 0;
    int asked = 0;
    int missed = 0;
    int clean = 0;
    int extra = 0;

    void count(Outcome outcome);
    [[nodiscard]] int violations() const { return found + asked + missed; }
    /// "61/79 (77.2%)": verdicts that are right, of all verdicts; "—" where there is none.
    [[nodiscard]] std::string precision() const;
    /// Violations that are found or asked about, of all violations.
    [[nodiscard]] std::string recall() const;
};

}  // namespace yingshen::screening

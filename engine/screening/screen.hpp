#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/rule.hpp"
#include "words/facts.hpp"

namespace yingshen::screening {

/// A half-open range of the original text, in code points and in bytes.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t byte_begin = 0;
    std::size_t byte_end = 0;
    bool operator==(Span const&) const = default;
};

/// Where a span stands in the document that its text was read from, as far as that is known.
struct PagePlace {
    /// In whole points (1/72 inch) from the upper left corner of the page.
    struct Box {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        bool operator==(Box const&) const = default;
    };
    int page = 0;         ///< a page, slide or sheet, from 1; 0 where there is none
    int paragraph = 0;    ///< from 1 within the page; 0 for a page or document as a whole
    std::string label{};  ///< a sheet and cell, the name of a file inside
    std::optional<Box> box{};
    bool operator==(PagePlace const&) const = default;
};

/// What was folded away between a text and the words of a rule; names() says it.
enum class Fold : std::uint8_t {
    width = 1,        ///< full width, circled, superscript and other forms of a character
    letter_case = 2,  ///< a capital letter
    traditional = 4,  ///< a traditional character
    numeral = 8,      ///< a digit in Chinese, or in a circle
    invisible = 16,   ///< characters that are not seen
    look_alike = 32,  ///< another character that looks the same
    inserted = 64,    ///< signs between the characters of a word
    spaced = 128,     ///< white space between the characters of a word
};
using Folds = std::uint8_t;
[[nodiscard]] constexpr Folds operator|(Folds folds, Fold fold) {
    return static_cast<Folds>(folds | static_cast<Folds>(fold));
}
[[nodiscard]] constexpr bool has(Folds folds, Fold fold) {
    return (folds & static_cast<Folds>(fold)) != 0;
}
/// `width`, `case`, `traditional`, `numeral`, `invisible`, `look_alike`, `inserted`, `spaced`.
[[nodiscard]] std::vector<std::string> names(Folds folds);
/// A name of a fold as people read it.
[[nodiscard]] base::Text title_of_fold(std::string_view name);

/// Found in the text, or asked because only a person can tell.
enum class FindingKind : std::uint8_t { found, asked };

/// What screening found. A finding that is asked is no verdict, whatever its severity. A finding of
/// a `require` rule has an empty span at the start of the text
/// (or the span of the words that call for the requirement) and an empty or that text.
struct Finding {
    std::string rule;
    int version = 0;
    words::Right right;
    words::Severity severity;
    std::string title;
    std::string advice;
    Span span;
    std::string text;                    ///< the bytes of the span; document.*: what is meant
    std::vector<std::string> citations;  ///< as Statutes::cite writes them
    FindingKind kind = FindingKind::found;
    std::string question{};  ///< of an `ask` rule, Chinese
    std::string detail{};    ///< what a `number` rule came to, Chinese
    /// What had to be folded away for the words to be seen. Where white space may as well part two
    /// phrases the finding is advisory, whatever the rule says.
    std::vector<std::string> folds{};
    std::optional<PagePlace> place{};  ///< in a document with places
    int more = 0;                      ///< places of the rule in the text that are not listed
    bool operator==(Finding const&) const = default;
};

/// The most findings of one rule in a text; the last of them says how many more there are.
inline constexpr std::size_t findings_of_rule_max = 100;

/// A part of the input that was not read, and why: bytes that are no UTF-8, an unknown type.
struct NotRead {
    Span span;         ///< in bytes; code points where they are known
    std::string code;  ///< not_utf8, unsupported_type, too_large, empty, lossy
    base::Text text;
    std::optional<PagePlace> place{};  ///< in a document with places
    bool operator==(NotRead const&) const = default;
};

struct Screening {
    std::vector<Finding> findings;  ///< sorted by place, then rule
    std::vector<NotRead> not_read;
    /// Nothing was left out and nothing is unsure; only then does "no finding" mean "clean".
    [[nodiscard]] bool read_completely() const { return not_read.empty(); }
};

/// What a text is screened for.
struct Subject {
    words::Kind kind = words::Kind::marketing_material;
    words::FactSet facts;
    base::Date on;  ///< rules in force on this day apply (the go-live date, or today)
};

/// Whether rules that are only tried out take part.
enum class Shadow : std::uint8_t { left_out, included };

/// Rules compiled for matching. Immutable; share freely between threads.
class Matcher {
  public:
    Matcher(std::vector<rulebook::Rule> rules, rulebook::Statutes statutes);
    ~Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;

    /// Screens bytes that should be UTF-8 text. Never empty by error: what cannot be matched throws
    /// std::runtime_error, and the caller records a failed screening.
    [[nodiscard]] Screening screen(std::string_view bytes, Subject const& subject,
                                   Shadow shadow = Shadow::left_out) const;
    [[nodiscard]] std::vector<rulebook::Rule> const& rules() const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

/// Runs every rule's own hit and miss tests and looks for duplicate ids, exceptions that hide every
/// literal, and literals that another literal of the rule contains. Faults carry file:line:col.
[[nodiscard]] std::vector<base::Fault> lint(std::vector<rulebook::Rule> const& rules,
                                            rulebook::Statutes const& statutes);

}  // namespace yingshen::screening

namespace yingshen::words {

template <>
std::span<Word<screening::FindingKind> const> all<screening::FindingKind>();

}  // namespace yingshen::words

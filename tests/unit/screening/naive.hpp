#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "rulebook/pattern.hpp"
#include "screening/screen.hpp"

namespace yingshen::screening {

/// What the naive engine says of a text; enough to compare with a Finding.
struct Naive {
    std::string rule;
    Span span;
    std::string text;
    bool operator==(Naive const&) const = default;
    auto operator<=>(Naive const& other) const {
        return std::tie(span.begin, span.end, rule) <=>
               std::tie(other.span.begin, other.span.end, other.rule);
    }
};

/// A phrase as it was read.
struct NaivePhrase {
    std::optional<rulebook::Pattern> pattern;  ///< folded
    std::vector<char32_t> literal;             ///< folded, where it is no pattern
};
struct NaiveRule {
    rulebook::Rule const* rule;
    std::vector<NaivePhrase> any, except, near, when;
};

/// A second engine, written from the description of rules alone: every phrase is tried at every
/// place, patterns by trying every way through them. Slow and obvious; the Matcher has to agree
/// with it. It knows nothing of `number` rules, whose figures are tested against values worked out
/// by hand.
class NaiveEngine {
  public:
    /// The rules outlive it.
    explicit NaiveEngine(std::vector<rulebook::Rule> const& rules);
    [[nodiscard]] std::vector<Naive> screen(std::string_view bytes, Subject const& subject) const;

  private:
    std::vector<NaiveRule> rules_;
};

/// The Matcher's answer in the same form, without what `number` rules found.
[[nodiscard]] std::vector<Naive> as_naive(Screening const& screening,
                                          std::vector<rulebook::Rule> const& rules);

}  // namespace yingshen::screening

#pragma once
#include <span>

#include "rulebook/rule.hpp"
#include "screening/fold.hpp"
#include "screening/pattern_matcher.hpp"
#include "screening/resolve.hpp"
#include "screening/trie.hpp"

namespace yingshen::screening {

/// Where the phrases of many rules occur in a text. Literals, and patterns of at most 512 words,
/// are looked for together; another pattern is tried only where a word occurs that each of its
/// matches holds. Immutable; share freely between threads.
class PhraseIndex {
  public:
    /// Throws std::runtime_error for a pattern that parse_pattern refuses.
    explicit PhraseIndex(std::vector<rulebook::Rule> const& rules);

    /// Every occurrence of a phrase of a rule that `wanted(rule)` says true of. A pattern occurs
    /// wherever one of its words does.
    template <class Wanted>
    [[nodiscard]] std::vector<Occurrence> find(std::vector<char32_t> const& text,
                                               Wanted wanted) const {
        std::vector<Occurrence> found;
        std::vector<Start> starts;
        trie_.scan(text, [&](std::uint32_t literal, std::size_t begin, std::size_t end) {
            for (auto use = first_use_[literal]; use < first_use_[literal + 1]; ++use) {
                auto const& [rule, part, anchor] = uses_[use];
                if (!wanted(rule)) continue;
                if (anchor == no_anchor) {
                    found.push_back({rule, part, begin, end});
                } else {
                    add_starts(anchors_[anchor], text, begin, starts);
                }
            }
        });
        try_patterns(text, starts, found);
        return found;
    }

  private:
    static constexpr std::uint32_t no_anchor = ~std::uint32_t{0};

    /// What a literal means to a rule: words of its own, or the sign of a pattern.
    struct Use {
        std::uint32_t rule;
        Part part;
        std::uint32_t anchor;
    };
    /// A match of the pattern begins between `least` and `most` points before the word.
    struct AnchorUse {
        std::uint32_t pattern;
        std::uint32_t least;
        std::uint32_t most;
    };
    struct UsedPattern {
        std::uint32_t rule;
        Part part;
        PatternMatcher matcher;
    };
    /// A place at which a pattern may begin.
    struct Start {
        std::uint32_t pattern;
        std::size_t at;
        auto operator<=>(Start const&) const = default;
    };
    class Builder;

    explicit PhraseIndex(Builder builder);
    void add_starts(AnchorUse const& anchor, std::vector<char32_t> const& text, std::size_t word,
                    std::vector<Start>& starts) const;
    void try_patterns(std::vector<char32_t> const& text, std::vector<Start>& starts,
                      std::vector<Occurrence>& found) const;

    std::vector<Use> uses_;
    std::vector<std::uint32_t> first_use_;  ///< by literal, one more at the end
    std::vector<AnchorUse> anchors_;
    std::vector<UsedPattern> patterns_;
    Trie trie_;
};

}  // namespace yingshen::screening

#pragma once
#include "rulebook/rule.hpp"
#include "screening/fold.hpp"
#include "screening/pattern_matcher.hpp"
#include "screening/pattern_starts.hpp"
#include "screening/resolve.hpp"
#include "screening/trie.hpp"

namespace yingshen::screening {

/// Where the phrases of many rules occur in a text. Literals, and patterns of at most 512 words,
/// are looked for together; another pattern is tried only where one word or two occur that each of
/// its matches holds. Immutable; share freely between threads.
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
        PatternStarts starts(patterns_.size());
        trie_.scan(text, [&](std::uint32_t literal, std::size_t begin, std::size_t end) {
            auto const& uses = first_uses_[literal];
            auto const& behind = first_uses_[literal + 1];
            for (auto use = uses.word; use < behind.word; ++use) {
                auto const& [rule, part] = words_[use];
                if (wanted(rule)) found.push_back({rule, part, begin, end});
            }
            for (auto use = uses.only; use < behind.only; ++use) {
                if (wanted(patterns_[only_[use].pattern].rule)) starts.meet_only(only_[use], begin);
            }
            for (auto use = uses.first; use < behind.first; ++use)
                starts.meet_first(first_[use], begin);
            for (auto use = uses.second; use < behind.second; ++use)
                starts.meet_second(second_[use], begin);
        });
        for (auto const& [pattern, begin] : starts.take()) {
            auto const& used = patterns_[pattern];
            if (!used.matcher.may_begin(text[begin]) || !wanted(used.rule)) continue;
            used.matcher.match(text, begin, [&](std::size_t end) {
                found.push_back({used.rule, used.part, begin, end});
            });
        }
        return found;
    }

  private:
    /// A rule looks for a literal itself.
    struct Word {
        std::uint32_t rule;
        Part part;
    };
    /// What a literal is to rules and to patterns: where its entries begin.
    struct Uses {
        std::uint32_t word;
        std::uint32_t only;
        std::uint32_t first;
        std::uint32_t second;
    };
    struct UsedPattern {
        std::uint32_t rule;
        Part part;
        PatternMatcher matcher;
    };
    class Builder;

    explicit PhraseIndex(Builder builder);

    std::vector<Word> words_;
    std::vector<PatternStarts::Anchor> only_;
    std::vector<PatternStarts::Anchor> first_;
    std::vector<PatternStarts::Anchor> second_;
    std::vector<Uses> first_uses_;  ///< by literal, one more at the end
    std::vector<UsedPattern> patterns_;
    Trie trie_;
};

}  // namespace yingshen::screening

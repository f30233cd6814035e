#include "screening/phrase_index.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace yingshen::screening {

/// Literals of all rules, each once, with the rules that use it.
class PhraseIndex::Builder {
  public:
    explicit Builder(std::vector<rulebook::Rule> const& rules) {
        for (std::uint32_t i = 0; i < rules.size(); ++i) {
            auto const& rule = rules[i];
            bool const requires_them = rule.kind == rulebook::RuleKind::require;
            add(rule.any, i, requires_them ? Part::required : Part::forbidden);
            add(rule.except, i, Part::exception);
            add(rule.near, i, Part::near);
            add(rule.when, i, Part::condition);
        }
    }

    [[nodiscard]] std::vector<std::u32string> texts() const {
        std::vector<std::u32string> out;
        for (auto const& [text, uses] : uses_)
            out.push_back(text);
        return out;
    }

    struct UsesOfWord {
        std::vector<Word> word;
        std::vector<PatternStarts::Anchor> only;
        std::vector<PatternStarts::Anchor> first;
        std::vector<PatternStarts::Anchor> second;
    };
    std::map<std::u32string, UsesOfWord> uses_;
    std::vector<UsedPattern> patterns_;

  private:
    void add(std::vector<rulebook::Phrase> const& phrases, std::uint32_t rule, Part part) {
        for (auto const& phrase : phrases) {
            if (phrase.is_pattern) {
                add_pattern(phrase.text, rule, part);
            } else {
                add_word(Folded(phrase.text), rule, part);
            }
        }
    }

    void add_word(Folded const& word, std::uint32_t rule, Part part) {
        uses_[{word.points().begin(), word.points().end()}].word.push_back({rule, part});
    }

    void add_pattern(std::string const& text, std::uint32_t rule, Part part) {
        auto const pattern = rulebook::parse_pattern(text);
        if (!pattern) {
            throw std::runtime_error("expected " + pattern.error().expected + ", but found " +
                                     pattern.error().found);
        }
        if (auto const words = rulebook::words_of(*pattern, rulebook::pattern_words_max)) {
            for (auto const& word : *words) {
                std::string bytes;
                for (auto const point : word)
                    base::append_utf8(bytes, point);
                add_word(Folded(bytes), rule, part);
            }
            return;
        }
        auto const plain = folded(*pattern);
        auto const words = rulebook::anchor_pair(plain);
        // Folding may lengthen a pattern.
        bool const is_pair =
            !words.second.empty() && rulebook::longest(plain) <= PatternStarts::reach;
        if (is_pair) {
            add_anchors(words.first, &UsesOfWord::first);
            add_anchors(words.second, &UsesOfWord::second);
        } else {
            add_anchors(rulebook::anchors(plain), &UsesOfWord::only);
        }
        patterns_.push_back({rule, part, PatternMatcher(plain)});
    }

    /// Of the pattern that is added next.
    void add_anchors(std::vector<rulebook::Anchor> const& words,
                     std::vector<PatternStarts::Anchor> UsesOfWord::* role) {
        for (auto const& [word, least, most] : words) {
            (uses_[word].*role)
                .push_back({static_cast<std::uint32_t>(patterns_.size()),
                            static_cast<std::uint32_t>(least), static_cast<std::uint32_t>(most)});
        }
    }
};

PhraseIndex::PhraseIndex(std::vector<rulebook::Rule> const& rules) : PhraseIndex(Builder(rules)) {}

PhraseIndex::PhraseIndex(Builder builder)
    : patterns_(std::move(builder.patterns_)), trie_(builder.texts()) {
    auto const add_place = [&] {
        first_uses_.push_back({static_cast<std::uint32_t>(words_.size()),
                               static_cast<std::uint32_t>(only_.size()),
                               static_cast<std::uint32_t>(first_.size()),
                               static_cast<std::uint32_t>(second_.size())});
    };
    auto const append = [](auto& all, auto const& some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    for (auto const& [text, uses] : builder.uses_) {
        add_place();
        append(words_, uses.word);
        append(only_, uses.only);
        append(first_, uses.first);
        append(second_, uses.second);
    }
    add_place();
}

}  // namespace yingshen::screening

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

    std::map<std::u32string, std::vector<Use>> uses_;
    std::vector<AnchorUse> anchors_;
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
        uses_[{word.points().begin(), word.points().end()}].push_back({rule, part, no_anchor});
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
        for (auto const& [word, least, most] : rulebook::anchors(plain)) {
            uses_[word].push_back({rule, part, static_cast<std::uint32_t>(anchors_.size())});
            anchors_.push_back({static_cast<std::uint32_t>(patterns_.size()),
                                static_cast<std::uint32_t>(least),
                                static_cast<std::uint32_t>(most)});
        }
        patterns_.push_back({rule, part, PatternMatcher(plain)});
    }
};

PhraseIndex::PhraseIndex(std::vector<rulebook::Rule> const& rules) : PhraseIndex(Builder(rules)) {}

PhraseIndex::PhraseIndex(Builder builder)
    : anchors_(std::move(builder.anchors_)),
      patterns_(std::move(builder.patterns_)),
      trie_(builder.texts()) {
    for (auto const& [text, uses] : builder.uses_) {
        first_use_.push_back(static_cast<std::uint32_t>(uses_.size()));
        uses_.insert(uses_.end(), uses.begin(), uses.end());
    }
    first_use_.push_back(static_cast<std::uint32_t>(uses_.size()));
}

void PhraseIndex::add_starts(AnchorUse const& anchor, std::vector<char32_t> const& text,
                             std::size_t word, std::vector<Start>& starts) const {
    auto const& matcher = patterns_[anchor.pattern].matcher;
    for (auto back = std::size_t{anchor.least}; back <= std::min<std::size_t>(anchor.most, word);
         ++back) {
        if (matcher.may_begin(text[word - back])) starts.push_back({anchor.pattern, word - back});
    }
}

void PhraseIndex::try_patterns(std::vector<char32_t> const& text, std::vector<Start>& starts,
                               std::vector<Occurrence>& found) const {
    std::ranges::sort(starts);
    auto const again = std::ranges::unique(starts);
    starts.erase(again.begin(), again.end());
    for (auto const& [pattern, at] : starts) {
        auto const& used = patterns_[pattern];
        used.matcher.match(text, at, [&, begin = at](std::size_t end) {
            found.push_back({used.rule, used.part, begin, end});
        });
    }
}

}  // namespace yingshen::screening

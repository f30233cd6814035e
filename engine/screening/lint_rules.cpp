#include <algorithm>
#include <map>
#include <set>

#include "screening/lint_parts.hpp"
#include "screening/trie.hpp"

namespace yingshen::screening {
namespace {

using base::Fault;
using rulebook::Rule;
using rulebook::RuleKind;

/// A rule with its words read once.
struct Read {
    Rule const* rule;
    std::vector<Wording> any;
    std::vector<Wording> except;
    rulebook::Reach reach;
};

bool covers(rulebook::Reach const& wide, rulebook::Reach const& narrow) {
    auto const within = [](std::uint32_t set, std::uint32_t all) { return (set & ~all) == 0; };
    return within(narrow.product, wide.product) && within(narrow.channel, wide.channel) &&
           within(narrow.audience, wide.audience) && within(narrow.kind, wide.kind);
}

bool covers_days(Rule const& wide, Rule const& narrow) {
    if (narrow.from < wide.from) return false;
    return !wide.until || (narrow.until && *narrow.until <= *wide.until);
}

/// The same words, whatever their order.
bool is_same(std::vector<rulebook::Phrase> const& a, std::vector<rulebook::Phrase> const& b) {
    auto const words = [](std::vector<rulebook::Phrase> const& phrases) {
        std::set<std::pair<bool, std::string>> out;
        for (auto const& phrase : phrases)
            out.emplace(phrase.is_pattern, phrase.text);
        return out;
    };
    return a.size() == b.size() && words(a) == words(b);
}

bool says_the_same(Rule const& a, Rule const& b) {
    return a.kind == b.kind && a.within == b.within && a.number == b.number &&
           is_same(a.any, b.any) && is_same(a.except, b.except) && is_same(a.near, b.near) &&
           is_same(a.when, b.when) && (a.kind != RuleKind::ask || a.question == b.question);
}

/// Whether `rule` can only report where `wide`, for the same right and no less severe, does too.
bool is_shadowed_by(Read const& rule, Read const& wide) {
    auto const& a = *wide.rule;
    auto const& b = *rule.rule;
    if (a.kind != b.kind || a.right != b.right || a.severity > b.severity || !a.near.empty() ||
        !covers(wide.reach, rule.reach) || !covers_days(a, b))
        return false;
    auto const kept = [&](Wording const& exception) {
        return std::ranges::any_of(
            rule.except, [&](Wording const& own) { return *own.phrase == *exception.phrase; });
    };
    return std::ranges::all_of(wide.except, kept) &&
           std::ranges::all_of(rule.any, [&](Wording const& word) {
               return std::ranges::any_of(wide.any, [&](Wording const& held) {
                   return is_shadowed(held, word, rule.except);
               });
           });
}

/// For each rule the earlier and later ones that look for a word within its first word: the only
/// ones that can say the same or more.
class Alike {
  public:
    explicit Alike(std::vector<Read> const& rules) {
        std::map<std::u32string, std::vector<std::size_t>> by_word;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            for (auto const& wording : rules[i].any) {
                for (auto const& word : wording.words)
                    by_word[word].push_back(i);
            }
        }
        std::vector<std::u32string> words;
        for (auto& [word, users] : by_word) {
            words.push_back(word);
            users_.push_back(users);
        }
        trie_.emplace(words);
    }

    [[nodiscard]] std::set<std::size_t> of(Read const& rule) const {
        std::set<std::size_t> found;
        if (rule.any.empty() || !rule.any.front().is_known()) return found;
        auto const& word = rule.any.front().words.front();
        trie_->scan({word.begin(), word.end()},
                    [&](std::uint32_t literal, std::size_t, std::size_t) {
                        found.insert(users_[literal].begin(), users_[literal].end());
                    });
        return found;
    }

  private:
    std::vector<std::vector<std::size_t>> users_;
    std::optional<Trie> trie_;
};

bool has_words_to_find(Rule const& rule) {
    return rule.kind == RuleKind::forbid || rule.kind == RuleKind::ask;
}

std::string told(Rule const& rule) {
    return rule.id + " at " + place(rule);
}

void check_pair(Read const& rule, Read const& other, bool is_later, std::vector<Fault>& faults) {
    auto const& a = *other.rule;
    auto const& b = *rule.rule;
    bool const same = says_the_same(a, b) && covers(other.reach, rule.reach) && covers_days(a, b);
    bool const mutual = covers(rule.reach, other.reach) && covers_days(b, a);
    if (same && (is_later || !mutual)) {
        faults.push_back({place(b), "a rule that says something of its own",
                          b.id + ", which says the same as " + told(a)});
    } else if (!same && has_words_to_find(b) && is_shadowed_by(rule, other)) {
        faults.push_back({place(b), "a rule that finds something of its own",
                          b.id + ", whose words " + told(a) + " finds too"});
    }
}

/// Every pair of which one may say what the other says.
void check_pairs(std::vector<Read> const& read, std::vector<Fault>& faults) {
    Alike const alike(read);
    for (std::size_t i = 0; i < read.size(); ++i) {
        auto near = alike.of(read[i]);
        if (read[i].rule->kind == RuleKind::number) {
            for (std::size_t j = 0; j < i; ++j) {
                if (read[j].rule->kind == RuleKind::number) near.insert(j);
            }
        }
        for (auto const j : near) {
            if (j != i) check_pair(read[i], read[j], j < i, faults);
        }
    }
}

Read read_words(Rule const& rule) {
    return {&rule, wordings(rule.any), wordings(rule.except), rule.applies.reach()};
}

}  // namespace

void check_rules(std::vector<Rule> const& rules, std::vector<Fault>& faults) {
    std::map<std::string, std::size_t> seen;
    std::vector<Read> read;
    std::vector<std::pair<std::size_t, Rule const*>> tried;
    for (auto const& rule : rules) {
        auto const [before, added] = seen.emplace(rule.id, read.size());
        if (added) {
            read.push_back(read_words(rule));
        } else if (auto const& first = *read[before->second].rule; rule.shadow && !first.shadow) {
            tried.emplace_back(before->second, &rule);
        } else {
            faults.push_back({place(rule), "each rule once",
                              quoted(rule.id) + " again, first at " + place(first)});
        }
    }
    check_pairs(read, faults);
    if (tried.empty()) return;
    // What an overlay tries out of a rule is judged in its place.
    for (auto const& [at, rule] : tried)
        read[at] = read_words(*rule);
    check_pairs(read, faults);
}

}  // namespace yingshen::screening

#include <catch2/catch.hpp>

#include <array>
#include <random>

#include "naive.hpp"
#include "rulebook/pattern.hpp"
#include "shipped.hpp"

using namespace yingshen;
using screening::Matcher;
using screening::Subject;

namespace {

constexpr std::uint32_t seed = 20261122;

/// Few letters, so that literals occur, overlap and cover each other all the time; among them forms
/// that fold, characters of one to four bytes, a lost character and bytes that are not UTF-8.
std::vector<std::string> const letters = {"保", "本", "不", "A",  "a", "Ａ", "１",
                                          "1",  "，", "é",  "😀", " ", "　"};
std::vector<std::string> const noise = {"\xff", "\xe4\xbf", "\xef\xbf\xbd", "\n",
                                        "\n\n", "。",       "！”",          "z"};

class Dice {
  public:
    explicit Dice(std::uint32_t start) : engine_(start) {}
    std::size_t below(std::size_t count) { return engine_() % count; }
    std::string const& one_of(std::vector<std::string> const& list) {
        return list[below(list.size())];
    }

    std::string word(std::size_t most) {
        std::string out;
        for (auto left = 1 + below(most); left > 0; --left)
            out += letters[below(5 + below(letters.size() - 4))];
        return out;
    }
    std::vector<std::string> words(std::size_t least, std::size_t most) {
        std::vector<std::string> out;
        for (auto left = least + below(most - least + 1); left > 0; --left)
            out.push_back(word(4));
        return out;
    }
    /// Every form of a pattern, few of which parse_pattern refuses.
    std::string pattern(std::size_t depth = 2) {
        std::string out;
        for (auto left = 1 + below(3); left > 0; --left) {
            auto const form = below(8);
            if (form < 4 || depth == 0) out += letters[below(5)];
            if (form == 4) out += "(" + pattern(depth - 1) + "|" + pattern(depth - 1) + ")";
            if (form == 5) out += below(2) == 0 ? "[保本Ａ]" : "[^保a]";
            if (form == 6) out += ".";
            if (form == 7) out += "[一-龥]";
            if (out.empty()) continue;
            constexpr std::array quantifiers = {"", "", "", "?", "{0,2}", "{2}", "{1,12}"};
            out += quantifiers[below(quantifiers.size())];
        }
        return out;
    }
    std::vector<rulebook::Phrase> phrases(std::size_t least, std::size_t most) {
        std::vector<rulebook::Phrase> out;
        for (auto const& text : words(least, most)) {
            auto phrase = rulebook::Phrase(text);
            if (below(3) == 0) {
                auto const pattern_text = pattern();
                if (rulebook::parse_pattern(pattern_text)) {
                    phrase = pattern_text;
                    phrase.is_pattern = true;
                }
            }
            out.push_back(phrase);
        }
        return out;
    }
    std::string text() {
        std::string out;
        for (auto left = below(24); left > 0; --left)
            out += below(8) == 0 ? one_of(noise) : word(1);
        return out;
    }

  private:
    std::mt19937 engine_;
};

rulebook::Rule random_rule(Dice& dice, std::size_t number) {
    rulebook::Rule rule{};
    rule.id = "random.r" + std::to_string(number);
    rule.from = {2020, 1, 1};
    rule.any = dice.phrases(1, 4);
    auto const within = [&] { return static_cast<rulebook::Within>(dice.below(3)); };
    if (dice.below(3) == 0) {
        rule.kind = rulebook::RuleKind::require;
        rule.when = dice.phrases(0, 2);
        if (!rule.when.empty() && dice.below(2) == 0) rule.within = within();
    } else {
        if (dice.below(2) == 0) rule.kind = rulebook::RuleKind::ask;
        rule.except = dice.phrases(0, 4);
        if (dice.below(3) == 0) {
            rule.near = dice.phrases(1, 2);
            rule.within = within();
        }
    }
    if (dice.below(4) == 0) rule.applies.product = {words::Product::fund};
    if (dice.below(4) == 0) rule.until = base::Date{2026, 6, 30};
    return rule;
}

Subject random_subject(Dice& dice) {
    Subject subject;
    subject.on = dice.below(2) == 0 ? base::Date{2026, 6, 30} : base::Date{2026, 7, 1};
    auto const product = dice.below(3);
    if (product > 0) subject.facts["product"] = {product == 1 ? "fund" : "deposit"};
    return subject;
}

std::string shown(std::string const& text) {
    std::string out;
    for (char const c : text) {
        constexpr auto digits = "0123456789abcdef";
        auto const byte = static_cast<unsigned char>(c);
        out += std::string("\\x") + digits[byte >> 4] + digits[byte & 15];
    }
    return out;
}

/// How many hits both engines found in 200 texts for each of `sets` sets of random rules.
std::size_t agree(std::uint32_t start, int sets) {
    Dice dice(start);
    std::size_t hits = 0;
    for (int set = 0; set < sets; ++set) {
        std::vector<rulebook::Rule> rules;
        for (auto left = 1 + dice.below(4); left > 0; --left)
            rules.push_back(random_rule(dice, left));
        Matcher const matcher(rules, {});
        screening::NaiveEngine const naive(rules);
        for (int i = 0; i < 200; ++i) {
            auto const text = dice.text();
            auto const subject = random_subject(dice);
            auto const fast = as_naive(matcher.screen(text, subject), rules);
            auto const slow = naive.screen(text, subject);
            hits += slow.size();
            if (fast != slow) {
                FAIL("seed " << start << ", set " << set << ", text " << i << ": " << shown(text));
            }
        }
    }
    return hits;
}

}  // namespace

TEST_CASE("a naive engine agrees on 100,000 random texts, spans included") {
    CHECK(agree(seed, 500) > 50'000);
}

TEST_CASE("a naive engine agrees on 1,000,000 random texts, spans included", "[.long]") {
    CHECK(agree(seed + 1, 5000) > 500'000);
}

TEST_CASE("a naive engine agrees on every rule test and on shuffled words of the shipped rules") {
    auto const book = screening::shipped_rulebook();
    Matcher const matcher(book.rules, book.statutes);
    screening::NaiveEngine const naive(book.rules);
    Subject const subject{words::Kind::marketing_material, {}, screening::test_day};
    std::vector<std::string> fragments;
    auto const agrees = [&](std::string const& text) {
        INFO("seed " << seed << ": " << text);
        auto const screening = matcher.screen(text, subject);
        CHECK(as_naive(screening, book.rules) == naive.screen(text, subject));
    };
    for (auto const& rule : book.rules) {
        for (auto const* list : {&rule.any, &rule.except, &rule.near, &rule.when}) {
            for (auto const& phrase : *list)
                fragments.push_back(phrase.text);
        }
        for (auto const* list : {&rule.test_hits, &rule.test_misses}) {
            for (auto const& trial : *list)
                agrees(trial.text);
        }
    }
    Dice dice(seed);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (auto left = dice.below(12); left > 0; --left)
            text += dice.one_of(fragments);
        agrees(text);
    }
}

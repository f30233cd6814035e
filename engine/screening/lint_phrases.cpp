#include <algorithm>

#include "rulebook/pattern.hpp"
#include "screening/fold.hpp"
#include "screening/lint_parts.hpp"

namespace yingshen::screening {
namespace {

using base::Fault;
using rulebook::Rule;
using Wordings = std::vector<Wording>;

constexpr std::size_t pattern_words_max = 64;

std::u32string folded_words(std::string const& text) {
    Folded const folded(text);
    return {folded.points().begin(), folded.points().end()};
}

bool contains(std::u32string const& outer, std::u32string const& inner) {
    return outer.find(inner) != outer.npos;
}

/// Whether every word of `outer` holds one of `inner`.
bool always_holds(Wording const& outer, Wordings const& inner) {
    return outer.is_known() && std::ranges::all_of(outer.words, [&](auto const& word) {
               return std::ranges::any_of(inner, [&](Wording const& one) {
                   return std::ranges::any_of(
                       one.words, [&](auto const& held) { return contains(word, held); });
               });
           });
}

std::string text_of(Wording const& wording) {
    return quoted(wording.phrase->text);
}

/// In these lists a text may contain another: an exception covers literals that the other does not,
/// and the longest condition is the one that a finding shows.
void check_repeated(Rule const& rule, std::string const& key, Wordings const& list,
                    std::vector<Fault>& faults) {
    for (auto at = list.begin(); at != list.end(); ++at) {
        if (std::find_if(list.begin(), at, [&](auto const& other) {
                return other.is_known() ? other.words == at->words : *other.phrase == *at->phrase;
            }) == at)
            continue;
        faults.push_back({place(rule, at->phrase->mark),
                          "each text of " + key + " of " + rule.id + " once",
                          text_of(*at) + " again"});
    }
}

void check_shadows(Rule const& rule, Wordings const& list, Wordings const& exceptions,
                   std::vector<Fault>& faults) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t j = 0; j < list.size(); ++j) {
            if (i == j || !is_shadowed(list[i], list[j], exceptions)) continue;
            // Of two that cover each other the later one is too much.
            if (j < i && is_shadowed(list[j], list[i], exceptions)) continue;
            faults.push_back(
                {place(rule, list[j].phrase->mark),
                 "literals of " + rule.id + " that do not contain each other",
                 text_of(list[j]) + ", which " + text_of(list[i]) + " already covers"});
        }
    }
}

void check_exceptions(Rule const& rule, Wordings const& any, Wordings const& exceptions,
                      std::vector<Fault>& faults) {
    for (auto const& wording : any) {
        bool const hidden =
            wording.is_known() && std::ranges::all_of(wording.words, [&](auto const& word) {
                return std::ranges::any_of(exceptions, [&](Wording const& exception) {
                    return std::ranges::find(exception.words, word) != exception.words.end();
                });
            });
        if (!hidden) continue;
        faults.push_back({place(rule, wording.phrase->mark),
                          "a literal of " + rule.id + " that no exception hides everywhere",
                          text_of(wording) + " in any and in except"});
    }
    if (!std::ranges::all_of(any, &Wording::is_known)) return;
    for (auto const& exception : exceptions) {
        auto const excepts = [&](std::u32string const& word) {
            return always_holds({exception.phrase, {word}}, any);
        };
        if (!exception.is_known() || std::ranges::any_of(exception.words, excepts)) continue;
        faults.push_back({place(rule, exception.phrase->mark),
                          "exceptions of " + rule.id + " that contain one of its literals",
                          text_of(exception)});
    }
}

void check_conditions(Rule const& rule, Wordings const& any, Wordings const& conditions,
                      std::vector<Fault>& faults) {
    auto const fulfils = [&](Wording const& condition) { return always_holds(condition, any); };
    if (conditions.empty() || !std::ranges::all_of(conditions, fulfils)) return;
    faults.push_back({place(rule, conditions.front().phrase->mark),
                      "a word of when of " + rule.id + " that does not hold a required word",
                      text_of(conditions.front()) + ", which fulfils the rule by itself"});
}

void check_near(Rule const& rule, Wordings const& any, Wordings const& near,
                std::vector<Fault>& faults) {
    for (auto const& wording : near) {
        bool const forbidden = std::ranges::any_of(any, [&](Wording const& other) {
            return other.is_known() ? other.words == wording.words
                                    : *other.phrase == *wording.phrase;
        });
        if (!forbidden) continue;
        faults.push_back({place(rule, wording.phrase->mark),
                          "near words of " + rule.id + " other than those that it looks for",
                          text_of(wording) + " in any and in near"});
    }
}

}  // namespace

std::string place(Rule const& rule, yaml::Mark mark) {
    if (mark.line == 0) mark = rule.mark;
    return rule.file + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
}

std::string quoted(std::string const& text) {
    return "\"" + text + "\"";
}

std::vector<Wording> wordings(std::vector<rulebook::Phrase> const& phrases) {
    std::vector<Wording> out;
    for (auto const& phrase : phrases) {
        auto& wording = out.emplace_back();
        wording.phrase = &phrase;
        if (!phrase.is_pattern) {
            wording.words = {folded_words(phrase.text)};
            continue;
        }
        auto const pattern = rulebook::parse_pattern(phrase.text);
        auto const words = pattern ? rulebook::words_of(*pattern, pattern_words_max) : std::nullopt;
        if (!words) continue;
        for (auto const& word : *words) {
            std::string bytes;
            for (auto const point : word)
                base::append_utf8(bytes, point);
            wording.words.push_back(folded_words(bytes));
        }
    }
    return out;
}

bool is_shadowed(Wording const& inner, Wording const& outer, Wordings const& exceptions) {
    auto const is_held = [&](std::u32string const& word) {
        return std::ranges::any_of(inner.words, [&](std::u32string const& held) {
            if (!contains(word, held)) return false;
            return std::ranges::none_of(exceptions, [&](Wording const& exception) {
                if (!exception.is_known()) return true;
                return std::ranges::any_of(exception.words, [&](auto const& longer) {
                    return contains(longer, held) && !contains(longer, word);
                });
            });
        });
    };
    return outer.is_known() && std::ranges::all_of(outer.words, is_held);
}

void check_phrases(Rule const& rule, std::vector<Fault>& faults) {
    auto const any = wordings(rule.any);
    auto const exceptions = wordings(rule.except);
    auto const near = wordings(rule.near);
    auto const conditions = wordings(rule.when);
    check_repeated(rule, "except", exceptions, faults);
    check_repeated(rule, "near", near, faults);
    check_repeated(rule, "when", conditions, faults);
    check_shadows(rule, any, exceptions, faults);
    check_exceptions(rule, any, exceptions, faults);
    check_conditions(rule, any, conditions, faults);
    check_near(rule, any, near, faults);
}

}  // namespace yingshen::screening

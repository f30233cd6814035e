#include "choices.hpp"

#include <array>

namespace yingshen::fuzz {
namespace {

/// Letters that fold, that dictionaries know as words together, and that denials are made of.
constexpr std::array<std::string_view, 20> letters = {
    "保", "本", "投", "不", "最", "高", "零", "1",  "A",  "Ａ",
    "，", "。", "é",  "😀", "*",  "險", "得", "\n", "　", "\xef\xbf\xbd"};
constexpr std::array<std::string_view, 7> quantifiers = {"", "", "", "?", "{0,2}", "{2}", "{1,12}"};

}  // namespace

std::string Choices::word() {
    std::string out;
    for (auto left = 1 + below(4); left > 0; --left)
        out += letters[below(letters.size())];
    return out;
}

std::string Choices::pattern(std::size_t depth) {
    std::string out;
    for (auto left = 1 + below(3); left > 0; --left) {
        auto const form = below(8);
        if (form < 4 || depth == 0) out += letters[below(10)];
        if (depth > 0 && form == 4) {
            out += "(" + pattern(depth - 1);
            out += "|" + pattern(depth - 1) + ")";
        }
        if (form == 5) out += below(2) == 0 ? "[保本Ａ]" : "[^保a]";
        if (form == 6) out += ".";
        if (form == 7) out += "[一-龥]";
        if (!out.empty()) out += quantifiers[below(quantifiers.size())];
    }
    return out;
}

std::vector<rulebook::Phrase> Choices::phrases(std::size_t least, std::size_t most) {
    std::vector<rulebook::Phrase> out;
    for (auto left = least + below(most - least + 1); left > 0; --left) {
        rulebook::Phrase phrase(word());
        if (below(3) == 0) {
            auto text = pattern(2);
            if (rulebook::parse_pattern(text)) {
                phrase = std::move(text);
                phrase.is_pattern = true;
            }
        }
        out.push_back(std::move(phrase));
    }
    return out;
}

rulebook::Rule Choices::rule(std::size_t number) {
    rulebook::Rule rule{};
    rule.id = "fuzz.r" + std::to_string(number);
    rule.from = {2020, 1, 1};
    rule.kind = static_cast<rulebook::RuleKind>(below(4));
    auto const within = [&] { return static_cast<rulebook::Within>(below(3)); };
    if (rule.kind == rulebook::RuleKind::number) {
        rule.number.check = static_cast<rulebook::Check>(below(6));
        rule.number.of = static_cast<rulebook::Measure>(below(3));
        rule.number.label = {word()};
        return rule;
    }
    rule.any = phrases(1, 4);
    if (rule.kind == rulebook::RuleKind::require) {
        rule.when = phrases(0, 2);
        if (!rule.when.empty() && below(2) == 0) rule.within = within();
        return rule;
    }
    rule.except = phrases(0, 3);
    if (below(3) == 0) {
        rule.near = phrases(1, 2);
        rule.within = within();
    }
    return rule;
}

std::vector<rulebook::Rule> Choices::rules() {
    std::vector<rulebook::Rule> out;
    for (auto left = 1 + below(4); left > 0; --left)
        out.push_back(rule(left));
    return out;
}

}  // namespace yingshen::fuzz

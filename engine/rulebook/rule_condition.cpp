#include "base/utf8.hpp"
#include "rulebook/pattern.hpp"
#include "rulebook/read.hpp"

namespace yingshen::rulebook {
namespace {

using yaml::Node;

constexpr std::size_t question_points_max = 200;
constexpr std::string_view label_shape = "a list of 1 to 64 texts of 1 to 64 characters";

bool is_phrase(Node const& node) {
    auto const length = base::count_code_points(node.scalar);
    return node.kind == Node::Kind::scalar && length > 0 && length <= phrase_points_max;
}

std::optional<Phrase> read_pattern(Node const& node, yaml::Faults& faults) {
    yaml::MapReader reader(node, faults, "a pattern");
    auto const* text = reader.required("pattern");
    reader.finish();
    if (text == nullptr) return std::nullopt;
    if (text->kind != Node::Kind::scalar) {
        faults.add(text->mark, "a text", text->described());
        return std::nullopt;
    }
    if (auto const pattern = parse_pattern(text->scalar); !pattern) {
        faults.add(text->mark, pattern.error().expected,
                   pattern.error().found + " in the pattern \"" + text->scalar + "\"");
        return std::nullopt;
    }
    Phrase phrase(text->scalar);
    phrase.is_pattern = true;
    return phrase;
}

/// `within`; the whole text where it is absent.
Within read_within(yaml::MapReader& reader, bool whole_too) {
    auto const* node = reader.optional("within");
    if (node == nullptr) return Within::whole;
    auto const value = to_word<Within>(*node, reader.faults());
    if (value == Within::whole && !whole_too)
        reader.faults().add(node->mark, "one of sentence, paragraph, screen", "\"whole\"");
    return value.value_or(Within::whole);
}

void read_near(yaml::MapReader& reader, Rule& rule) {
    auto const* node = reader.optional("near");
    if (node == nullptr) return;
    yaml::MapReader near(*node, reader.faults(), "near");
    rule.near = read_phrases(near.required("words"), reader.faults());
    if (near.required("within") != nullptr) rule.within = read_within(near, false);
    near.finish();
}

void read_forbid(Node const& node, yaml::Faults& faults, Rule& rule) {
    yaml::MapReader reader(node, faults, std::string(words::name(rule.kind)));
    rule.any = read_phrases(reader.required("any"), faults);
    rule.except = read_phrases(reader.optional("except"), faults);
    read_near(reader, rule);
    if (rule.kind == RuleKind::ask) {
        rule.question = reader.required_text("question");
        if (base::count_code_points(rule.question) > question_points_max)
            faults.add(reader.optional("question")->mark, "a question of at most 200 characters",
                       "a longer one");
    }
    reader.finish();
}

void read_require(Node const& node, yaml::Faults& faults, Rule& rule) {
    yaml::MapReader reader(node, faults, "require");
    rule.any = read_phrases(reader.required("any"), faults);
    rule.when = read_phrases(reader.optional("when"), faults);
    rule.within = read_within(reader, true);
    if (rule.within != Within::whole && reader.optional("when") == nullptr)
        faults.add(reader.optional("within")->mark, "\"when\", to which the words must be near",
                   "none");
    reader.finish();
}

void read_label(yaml::MapReader& reader, Calculation& number) {
    auto const* node = reader.required("label");
    if (node == nullptr) return;
    constexpr std::size_t labels_max = 64;
    if (node->kind != Node::Kind::sequence || node->sequence.empty() ||
        node->sequence.size() > labels_max) {
        return reader.faults().add(node->mark, std::string(label_shape), node->described());
    }
    for (auto const& entry : node->sequence) {
        if (is_phrase(entry)) {
            number.label.push_back(entry.scalar);
        } else {
            reader.faults().add(entry.mark, "a text of 1 to 64 characters", entry.described());
        }
    }
}

void read_number(Node const& node, yaml::Faults& faults, Rule& rule) {
    yaml::MapReader reader(node, faults, "number");
    auto& number = rule.number;
    auto const* check = reader.required("check");
    auto const found = check == nullptr ? std::nullopt : to_word<Check>(*check, faults);
    number.check = found.value_or(Check::dates_in_order);
    // Keys of another check are told as unknown ones, unless the check itself is not known.
    if (!found || number.check == Check::annual_rate_missing)
        number.within = read_within(reader, true);
    if (number.check == Check::same_everywhere) {
        number.of = required_word<Measure>(reader, "of");
        read_label(reader, number);
    } else if (!found) {
        static_cast<void>(reader.optional("of"));
        static_cast<void>(reader.optional("label"));
    }
    reader.finish();
}

}  // namespace

std::vector<Phrase> read_phrases(Node const* node, yaml::Faults& faults) {
    std::vector<Phrase> phrases;
    if (node == nullptr) return phrases;
    if (node->kind != Node::Kind::sequence || node->sequence.empty() ||
        node->sequence.size() > phrases_max) {
        faults.add(node->mark, "a list of 1 to " + std::to_string(phrases_max) + " texts",
                   node->described());
        return phrases;
    }
    for (auto const& entry : node->sequence) {
        std::optional<Phrase> phrase;
        if (entry.kind == Node::Kind::map) {
            phrase = read_pattern(entry, faults);
        } else if (is_phrase(entry)) {
            phrase = entry.scalar;
        } else {
            faults.add(entry.mark,
                       "a text of 1 to " + std::to_string(phrase_points_max) +
                           " characters, or {pattern: …}",
                       entry.described());
        }
        if (!phrase) continue;
        phrase->mark = entry.mark;
        phrases.push_back(std::move(*phrase));
    }
    return phrases;
}

void read_condition(yaml::MapReader& reader, Rule& rule) {
    std::string found;
    for (auto const& kind : words::all<RuleKind>()) {
        auto const* node = reader.optional(kind.name);
        if (node == nullptr) continue;
        found += (found.empty() ? "" : " and ") + std::string(kind.name);
        rule.kind = kind.value;
        if (kind.value == RuleKind::require) {
            read_require(*node, reader.faults(), rule);
        } else if (kind.value == RuleKind::number) {
            read_number(*node, reader.faults(), rule);
        } else {
            read_forbid(*node, reader.faults(), rule);
        }
    }
    if (!found.empty() && found.find(' ') == found.npos) return;
    reader.faults().add(reader.mark(), "exactly one of forbid, require, ask, number",
                        found.empty() ? "none" : found);
}

}  // namespace yingshen::rulebook

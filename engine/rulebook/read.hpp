#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/applies.hpp"
#include "rulebook/checklist.hpp"
#include "rulebook/rule.hpp"
#include "rulebook/statutes.hpp"
#include "yaml/reader.hpp"

/// What the readers of statutes, checklists and rules share. Only this module includes it.
namespace yingshen::rulebook {

/// `"lone"; did you mean "loan"?`: what was found where a word of `known` should be.
[[nodiscard]] std::string found_word(std::string_view word, std::vector<std::string> const& known);

template <class E>
[[nodiscard]] std::optional<E> to_word(yaml::Node const& node, yaml::Faults& faults) {
    if (node.kind == yaml::Node::Kind::scalar) {
        if (auto const value = words::parse<E>(node.scalar)) return value;
    }
    std::vector<std::string> known;
    for (auto const& word : words::all<E>())
        known.emplace_back(word.name);
    faults.add(
        node.mark, words::one_of<E>(),
        node.kind == yaml::Node::Kind::scalar ? found_word(node.scalar, known) : node.described());
    return std::nullopt;
}

/// A required word of a vocabulary; the first one of it where it is missing or wrong (a fault).
template <class E>
[[nodiscard]] E required_word(yaml::MapReader& reader, std::string_view key) {
    auto const* node = reader.required(key);
    auto const value = node == nullptr ? std::nullopt : to_word<E>(*node, reader.faults());
    return value.value_or(E{});
}

/// An id as is_id() has it; empty where it is missing or wrong (a fault).
[[nodiscard]] std::string required_id(yaml::MapReader& reader, std::string_view key);

/// `applies: {product: [...], channel: [...], audience: any, kind: [...]}`; absent means
/// everywhere.
[[nodiscard]] Applies read_applies(yaml::MapReader& reader);

/// The days on which a rule or an item calls for its basis.
struct Period {
    base::Date from;
    std::optional<base::Date> until;  ///< last day; absent means for ever
};

/// `basis: [{statute: id, article: "25(1)"}]`, at least one. Where `statutes` is given, each must
/// be known, list the article, and be in force for the whole of `period`.
[[nodiscard]] std::vector<Citation> read_basis(yaml::MapReader& reader, Statutes const* statutes,
                                               Period const& period);

inline constexpr std::size_t phrase_points_max = 64;
inline constexpr std::size_t phrases_max = 512;

/// A list of literals and `{pattern: "…"}`; empty where `node` is nullptr.
[[nodiscard]] std::vector<Phrase> read_phrases(yaml::Node const* node, yaml::Faults& faults);
/// Exactly one of `forbid`, `require`, `ask` and `number`, into the rule.
void read_condition(yaml::MapReader& reader, Rule& rule);
/// `tests: {hit: [...], miss: [...]}`, at least one of each: texts, or `{text: …, facts: {…}}`.
void read_tests(yaml::MapReader& reader, Rule& rule);

/// One document of a pack; `shadow`: what holds where the rule itself does not say.
[[nodiscard]] Rule read_rule(yaml::Node const& node, std::string_view file,
                             Statutes const* statutes, yaml::Faults& faults, bool shadow = false);

/// As the public functions, but without statutes the citations are not looked up: the statutes file
/// itself is at fault then, and a fault for each citation would bury its own.
[[nodiscard]] std::expected<Checklist, std::vector<base::Fault>> read_checklist(
    std::string_view text, std::string_view file, Statutes const* statutes, base::Date on);
[[nodiscard]] std::expected<std::vector<Rule>, std::vector<base::Fault>> read_rules(
    std::string_view text, std::string_view file, Statutes const* statutes);

}  // namespace yingshen::rulebook

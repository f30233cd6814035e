#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "words/words.hpp"

namespace yingshen::words {

enum class FactType : std::uint8_t {
    choice,   ///< one word of a closed list
    choices,  ///< one or more words of a closed list, sorted, without repetition
    date,     ///< YYYY-MM-DD
    decimal,  ///< a decimal as text, at most 12 digits, 6 of them after the point; never a float
    text,     ///< at most 2,000 bytes
};

/// A fact that a submitter declares about a submission.
struct FactKind {
    std::string_view name;
    FactType type;
    std::string_view zh;
    std::string_view en;
    std::string (*one_of)();                  ///< for choice and choices: the fault's expectation
    bool (*is_word)(std::string_view value);  ///< for choice and choices
};

/// product (choice), product_risk_grade (R1..R5), audience (choices), least_tolerance (C1..C5),
/// channels (choices), go_live and take_down (dates), annual_rate_min and annual_rate_max (percent
/// a year), fees and term (texts), partner (text), issuer (text).
[[nodiscard]] std::span<FactKind const> fact_kinds();
[[nodiscard]] FactKind const* find_fact(std::string_view name);

/// One value: choices have any number of entries, every other type exactly one.
using FactValue = std::vector<std::string>;
/// Declared facts by name; only names of fact_kinds(), only valid values.
using FactSet = std::map<std::string, FactValue, std::less<>>;

/// Reads facts from a JSON object (choices as a list of texts, everything else as a text). All
/// faults at once; `where` is prefixed to field paths ("facts" gives "facts.go_live").
/// Cross-checks: take_down is not before go_live, annual_rate_min is not above annual_rate_max.
[[nodiscard]] std::expected<FactSet, std::vector<base::Fault>> read_facts(base::Json const& json,
                                                                          std::string_view where);
[[nodiscard]] base::Json to_json(FactSet const& facts);

/// Typed views for applicability and deadlines; empty where the fact is not declared.
[[nodiscard]] std::optional<Product> product_of(FactSet const& facts);
[[nodiscard]] std::vector<Channel> channels_of(FactSet const& facts);
[[nodiscard]] std::vector<Audience> audience_of(FactSet const& facts);

}  // namespace yingshen::words

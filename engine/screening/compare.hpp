#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "rulebook/comparison.hpp"
#include "screening/token.hpp"

namespace yingshen::screening {

/// How the final of a material differs from what was reviewed, most serious first.
enum class DifferenceKind : std::uint8_t {
    added_rate,             ///< a percentage, a discount, an annual rate that was not reviewed
    added_number,           ///< an amount, a term, a date, a telephone number …
    changed_number,         ///< one number where another of its kind stood
    added_superlative,      ///< a word of the rule book's list
    removed_risk_sentence,  ///< a sentence of warning left out or worded otherwise
    removed_text,
    added_text,
    moved_text,      ///< a whole sentence, word for word, at another place
    not_comparable,  ///< a side that cannot be read, wholly or in part
};

[[nodiscard]] std::string_view name(DifferenceKind kind);
[[nodiscard]] base::Text title(DifferenceKind kind);
[[nodiscard]] std::optional<DifferenceKind> parse_difference_kind(std::string_view text);

struct Difference {
    DifferenceKind kind = DifferenceKind::not_comparable;
    std::string was;      ///< exactly the reviewed bytes of `in_reviewed`
    std::string now;      ///< exactly the final bytes of `in_final`
    Extent in_reviewed;   ///< in code points; empty, at the place, for what was added
    Extent in_final;      ///< in code points; empty, at the place, for what was removed
    std::string context;  ///< the words around it, on one line; for not_comparable: which side, why
    bool operator==(Difference const&) const = default;
};

/// Compares two texts that should be UTF-8; where one is not, that is the only difference. Ordered
/// by kind, then by place. Empty exactly where both are the same bytes, or readable and the same
/// but for white space between words and for full or half width. Numbers count with their unit, in
/// digits of either width or as Chinese numerals.
///
/// What no difference covers is the same on both sides, in the same order; so taking every `was`
/// out of the one and every `now` out of the other leaves equal texts. A difference of numbers, of
/// superlatives or of warnings may lie within one of added or removed text. Every digit of the
/// final is covered by a difference or stands where it stood. Texts that differ beyond the bounds
/// of align() are compared by the rows of words they share; what lies between counts as replaced.
[[nodiscard]] std::vector<Difference> compare(std::string_view reviewed,
                                              std::string_view final_text,
                                              rulebook::ComparisonWords const& words);

}  // namespace yingshen::screening

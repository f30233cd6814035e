#pragma once
#include <optional>
#include <string_view>

#include "screening/denial_text.hpp"
#include "screening/token.hpp"

namespace yingshen::screening {

/// What is before words in their clause and sentence, and behind them in their clause.
struct Around {
    Stretch const& clause;
    Stretch const& rest;
    Stretch const& sentence;
};

/// Whether a warning around the words at a place, beyond their clause, takes them for what others
/// say: frauds say them (不法分子群发短信，声称“保本”), a warning before them in the sentence
/// quotes them, the clause behind them says what they are (承诺“保本”，都是骗局), or a list holds
/// them that is introduced so (以下行为一律禁止：…). Never where the one who offers the product
/// speaks (警惕骗局，来我行保本理财).
[[nodiscard]] bool is_framed(std::u32string_view plain, Extent place, Around const& around);

/// The inside of the quotation that holds a place; none where there is none or it is long.
[[nodiscard]] std::optional<Extent> quotation_around(std::u32string_view plain, Extent place);
/// The inside of the quotation before the one whose inside is given, with at most a joint between.
[[nodiscard]] std::optional<Extent> quotation_before(std::u32string_view plain, Extent quotation);

}  // namespace yingshen::screening

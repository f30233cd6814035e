#pragma once
#include <optional>
#include <string>
#include <vector>

#include "rulebook/rule_words.hpp"
#include "screening/fold.hpp"
#include "screening/token.hpp"

namespace yingshen::screening {

/// The code points that a screen of text holds, half of them on either side.
inline constexpr std::size_t screen_points = 400;

/// What is near a place of a text, in code points of the original. A sentence ends with 。！？ (and
/// the quotes and brackets that close behind) or with a line. A paragraph ends with a blank line,
/// or with a sentence that ends where its line does; so a heading belongs to what follows, and a
/// wrapped line is no end. A screen is the 400 code points around the middle of the place. Read
/// once, when it is first asked for.
class Vicinity {
  public:
    explicit Vicinity(Folded const& text) : text_(text) {}

    /// The original in half width and simplified characters, code point for code point.
    [[nodiscard]] std::u32string const& plain();
    /// What is near the code points [begin, end); words are near that lie in it as a whole.
    [[nodiscard]] Extent around(rulebook::Within within, Extent place);
    /// The original of folded points.
    [[nodiscard]] Extent original(std::size_t begin, std::size_t end) const;

  private:
    [[nodiscard]] std::vector<Extent> const& sentences();
    [[nodiscard]] std::vector<Extent> const& paragraphs();

    Folded const& text_;
    std::optional<std::u32string> plain_;
    std::optional<std::vector<Extent>> sentences_;
    std::optional<std::vector<Extent>> paragraphs_;
};

}  // namespace yingshen::screening

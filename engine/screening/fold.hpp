#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "screening/screen.hpp"

namespace yingshen::screening {

/// Folds full-width ASCII to half-width and the ideographic space to a space.
[[nodiscard]] constexpr char32_t fold_width(char32_t value) {
    if (value == 0x3000) return U' ';
    return value >= 0xff01 && value <= 0xff5e ? value - 0xfee0 : value;
}

/// Code points folded one for one: width, and a traditional or look-alike Chinese character to the
/// simplified one.
[[nodiscard]] std::u32string simplified(std::vector<base::CodePoint> const& points);

/// Stands where bytes are not UTF-8: above every code point, so that no literal matches across.
inline constexpr char32_t barrier = 0x11'0000;

/// A text as the matcher reads it, with the way back: `points()[i]` was made from a range of the
/// original's code points. Of each code point: NFKC (full width, circled and other forms), small
/// letters, simplified characters (OpenCC), digits for 〇 to 九 and 零 to 玖, ASCII for what looks
/// like it; what is not seen is dropped. Between two Chinese characters up to four signs as `*` and
/// `·`, and white space up to one line break, are dropped, as is white space between a Chinese
/// character and a letter or digit. Of a word that is spelled out (刚/性/兑/付, three or more
/// single characters that are no numerals) the signs between are dropped.
class Folded {
  public:
    explicit Folded(std::string_view bytes);

    [[nodiscard]] std::vector<char32_t> const& points() const { return points_; }
    /// The code points of the original; a malformed byte is one code point of value U+FFFD.
    [[nodiscard]] std::vector<base::CodePoint> const& original() const { return original_; }
    /// Whether code point i of the original is a byte that is not UTF-8 (and not a real U+FFFD).
    [[nodiscard]] bool malformed(std::size_t i) const;
    /// The place in the original of the folded points [first, last); empty at the start for none.
    [[nodiscard]] Span span(std::size_t first, std::size_t last) const;
    /// The place of the original code points [first, last).
    [[nodiscard]] Span original_span(std::size_t first, std::size_t last) const;

    /// What was done to the original of the folded points [first, last) and to what lies between
    /// them.
    [[nodiscard]] Folds folds(std::size_t first, std::size_t last) const;
    /// Whether white space that was dropped between two Chinese characters of [first, last) may as
    /// well part two phrases: it is not there between all of them, as in spaced lettering.
    [[nodiscard]] bool may_part_phrases(std::size_t first, std::size_t last) const;
    /// A folded point as a dictionary has it: a Chinese digit stays one.
    [[nodiscard]] char32_t word_point(std::size_t i) const;
    /// Whether white space was dropped before a folded point.
    [[nodiscard]] bool is_spaced(std::size_t i) const;

  private:
    /// Where a folded point came from.
    struct Origin {
        std::uint32_t at;  ///< in the original
        std::uint8_t folds;
        std::uint8_t gap;  ///< what was dropped before it
    };

    void add(std::size_t at);
    std::size_t add_gap(std::size_t at);
    [[nodiscard]] bool spells_out(std::size_t at) const;
    void push(char32_t value, std::size_t at, std::uint8_t folds);

    std::string_view bytes_;
    std::vector<base::CodePoint> original_;
    std::vector<char32_t> points_;
    std::vector<Origin> origins_;  ///< of each point
    std::uint8_t pending_ = 0;     ///< what was dropped before the next point
};

}  // namespace yingshen::screening

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

/// Stands where bytes are not UTF-8: above every code point, so that no literal matches across.
inline constexpr char32_t barrier = 0x11'0000;

/// A text as the matcher reads it, with the way back: `points[i]` was made from the code points
/// [`begin[i]`, `end[i]`) of the original. Folding may later drop or join code points; callers only
/// use `span`.
class Folded {
  public:
    /// Folds full-width ASCII to half-width, the ideographic space to a space, A-Z to a-z.
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

  private:
    std::string_view bytes_;
    std::vector<base::CodePoint> original_;
    std::vector<char32_t> points_;
    std::vector<std::uint32_t> begin_;
    std::vector<std::uint32_t> end_;
};

}  // namespace yingshen::screening

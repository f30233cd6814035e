#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace yingshen::screening {

/// What texts are compared by: a quantity, a word of letters, or one other code point. Blanks part
/// tokens and are none, so texts that differ in white space alone have the same tokens.
struct Token {
    enum class Kind : std::uint8_t { text, number, rate };
    std::uint32_t begin = 0;  ///< in code points of the original
    std::uint32_t end = 0;
    std::uint32_t id = 0;  ///< equal for equal tokens of all texts read with one Lexicon
    Kind kind = Kind::text;
    [[nodiscard]] bool is_quantity() const { return kind != Kind::text; }
};

/// Gives equal words equal numbers; a single code point is its own.
class Lexicon {
  public:
    [[nodiscard]] std::uint32_t id(std::u32string word);

  private:
    std::map<std::u32string, std::uint32_t> ids_;
};

/// A text in code points, folded to half width one for one, and its tokens.
struct TokenText {
    TokenText(std::string_view utf8, Lexicon& lexicon);

    std::string_view bytes;
    std::vector<base::CodePoint> original;
    std::u32string folded;
    std::vector<Token> tokens;

    /// The bytes of the code points [begin, end).
    [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const;
};

/// A half-open range of code points.
struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(Extent const&) const = default;
};

/// What ends a sentence beside 。！？ and the quotes and brackets that close behind them: every
/// line break, or only a blank line (a sentence may be wrapped).
enum class SentenceEnd : std::uint8_t { line, blank_line };

/// The sentences of a text folded to half width, in order, without gaps.
[[nodiscard]] std::vector<Extent> sentences(std::u32string_view folded, SentenceEnd end);

}  // namespace yingshen::screening

#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/document.hpp"

namespace yingshen::extract {

/// A code point of the screening text, as a block and the code point within its text.
struct Spot {
    std::size_t block = 0;
    std::size_t offset = 0;
    bool operator==(Spot const&) const = default;
};

/// Whether a block is a header or footer, which runs along pages.
[[nodiscard]] bool is_running(Block const& block);

/// What is screened of a document: the visible blocks in order, headers and footers last, joined by
/// blank lines (a paragraph that goes on over the end of a page by a line break), and the way back
/// from its code points to the blocks. Hidden text is left out: it is a finding by itself.
class ScreeningText {
  public:
    explicit ScreeningText(Document const& document);

    [[nodiscard]] std::string const& text() const { return text_; }
    /// Where a code point comes from; the blank line between two blocks counts to the end of the
    /// first. Nullopt where there is no block or the offset is behind the text.
    [[nodiscard]] std::optional<Spot> locate(std::size_t code_point) const;
    /// The code point where a block begins; nullopt for one that is left out.
    [[nodiscard]] std::optional<std::size_t> begin_of(std::size_t block) const;
    /// How many code points of the text come before what runs along the pages.
    [[nodiscard]] std::size_t length_without_running() const { return before_running_; }

  private:
    struct Piece {
        std::size_t begin;   ///< its first code point in text_
        std::size_t length;  ///< in code points
        std::size_t block;
    };
    std::string text_;
    std::vector<Piece> pieces_;
    std::vector<std::optional<std::size_t>> begins_;  ///< by block
    std::size_t before_running_ = 0;
};

}  // namespace yingshen::extract

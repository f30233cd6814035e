#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "screening/token.hpp"

namespace yingshen::screening {

/// Code points [old_begin, old_end) of a text stand, exactly the same, at `new_begin` of another.
struct Block {
    std::size_t old_begin = 0;
    std::size_t old_end = 0;
    std::size_t new_begin = 0;
    bool operator==(Block const&) const = default;
};

/// The blocks of a text that another left as they were; they rise in both, none beside another. The
/// same bytes are one block. A side that cannot be read, wholly or in part, leaves nothing. White
/// space and width count: what is not the same code point is not unchanged. Bounded as align() is;
/// beyond the bound less counts as unchanged, never more.
[[nodiscard]] std::vector<Block> unchanged_blocks(std::string_view old_text,
                                                  std::string_view new_text);

/// What a new revision of a text touches. Immutable.
class Change {
  public:
    Change(std::string_view old_text, std::string_view new_text);

    /// Where a span of the old text stands in the new one, or nullopt where it was touched (or is
    /// not within the old text). It survives only where the whole sentence around it stands
    /// unchanged and is a sentence by itself still: 不 added before it touches it, and so does a
    /// clause removed from the same sentence, or a lost full stop that joins it to a neighbour. A
    /// sentence ends with 。！？ or a blank line, not with ； and not with a line, which may only
    /// be wrapped.
    [[nodiscard]] std::optional<Extent> carried(Extent span) const;
    /// Where the same characters stand in the new text, whatever became of what is around them;
    /// nullopt where one of them was touched.
    [[nodiscard]] std::optional<Extent> moved(Extent span) const;

  private:
    std::vector<Block> blocks_;
    std::vector<Extent> old_sentences_;
    std::vector<Extent> new_sentences_;
};

}  // namespace yingshen::screening

#include "extract/screening_text.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"

namespace yingshen::extract {
namespace {

constexpr std::string_view between = "\n\n";

}  // namespace

ScreeningText::ScreeningText(Document const& document) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        auto const& block = document.blocks[i];
        if (block.kind == BlockKind::hidden) continue;
        if (!pieces_.empty()) {
            text_ += between;
            at += between.size();
        }
        auto const length = base::count_code_points(block.text);
        pieces_.push_back({at, length, i});
        text_ += block.text;
        at += length;
    }
}

std::optional<Spot> ScreeningText::locate(std::size_t code_point) const {
    auto const after = std::ranges::upper_bound(pieces_, code_point, {}, &Piece::begin);
    if (after == pieces_.begin()) return std::nullopt;
    auto const& piece = *std::prev(after);
    if (after == pieces_.end() && code_point > piece.begin + piece.length) return std::nullopt;
    return Spot{piece.block, std::min(code_point - piece.begin, piece.length)};
}

}  // namespace yingshen::extract

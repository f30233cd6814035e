#include "extract/screening_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace yingshen::extract {
namespace {

constexpr std::string_view between = "\n\n";
/// Between the parts of a paragraph that goes on over the end of a page.
constexpr std::string_view page_break = "\n";
/// A shorter text is a heading, a number or a cell rather than a torn paragraph.
constexpr std::size_t torn_points_min = 12;

bool ends_sentence(std::string_view text) {
    constexpr std::string_view ends[] = {"。", "！", "？", "；", "：", "”", "）",
                                         ".",  "!",  "?",  ";",  ":",  ")"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

/// Whether the last paragraph of a page goes on as the first one of the next.
bool goes_on(Block const& last, Block const& next) {
    return last.kind == BlockKind::body && next.kind == BlockKind::body && last.place.page > 0 &&
           next.place.page == last.place.page + 1 && last.font_size == next.font_size &&
           !ends_sentence(last.text) && base::count_code_points(last.text) >= torn_points_min;
}

/// The visible blocks as they are read: what runs along the pages comes last, so that it stands in
/// the middle of no sentence.
std::vector<std::size_t> reading_order(Document const& document) {
    std::vector<std::size_t> order;
    for (bool const running : {false, true}) {
        for (std::size_t i = 0; i < document.blocks.size(); ++i) {
            auto const& block = document.blocks[i];
            if (block.kind != BlockKind::hidden && is_running(block) == running) order.push_back(i);
        }
    }
    return order;
}

}  // namespace

bool is_running(Block const& block) {
    return block.kind == BlockKind::header || block.kind == BlockKind::footer;
}

ScreeningText::ScreeningText(Document const& document) {
    begins_.resize(document.blocks.size());
    std::size_t at = 0;
    for (auto const i : reading_order(document)) {
        auto const& block = document.blocks[i];
        if (!pieces_.empty()) {
            auto const joint =
                goes_on(document.blocks[pieces_.back().block], block) ? page_break : between;
            text_ += joint;
            at += joint.size();
        }
        auto const length = base::count_code_points(block.text);
        pieces_.push_back({at, length, i});
        begins_[i] = at;
        text_ += block.text;
        at += length;
        if (!is_running(block)) before_running_ = at;
    }
}

std::optional<Spot> ScreeningText::locate(std::size_t code_point) const {
    auto const after = std::ranges::upper_bound(pieces_, code_point, {}, &Piece::begin);
    if (after == pieces_.begin()) return std::nullopt;
    auto const& piece = *std::prev(after);
    if (after == pieces_.end() && code_point > piece.begin + piece.length) return std::nullopt;
    return Spot{piece.block, std::min(code_point - piece.begin, piece.length)};
}

std::optional<std::size_t> ScreeningText::begin_of(std::size_t block) const {
    return block < begins_.size() ? begins_[block] : std::nullopt;
}

}  // namespace yingshen::extract

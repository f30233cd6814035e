#include <algorithm>
#include <cmath>
#include <string_view>

#include "extract/worker/join_lines.hpp"
#include "extract/worker/pdf_lines.hpp"

namespace yingshen::extract::worker {
namespace {

/// What is more than so many letters away belongs to something else.
constexpr double gap_letters = 0.75;
/// Manuals are often set wide; a long line that ends in the middle of a sentence goes on all the
/// same.
constexpr double wide_gap_letters = 1.25;
constexpr double long_line_letters = 12;
constexpr double indent_letters = 1.4;
constexpr double early_end_letters = 2.0;
constexpr double other_size = 1.15;

bool sizes_differ(PdfLine const& a, PdfLine const& b) {
    if (a.font_size <= 0 || b.font_size <= 0) return false;
    return std::max(a.font_size, b.font_size) > other_size * std::min(a.font_size, b.font_size);
}

/// Whether a line is long and nothing in it says that it is the last one of its paragraph.
bool is_unfinished(PdfLine const& line) {
    constexpr std::string_view ends[] = {"。", "！", "？", "；", "：", "”",
                                         "）", ".",  "!",  "?",  ";",  ":"};
    return line.box.width >= long_line_letters * letter_of(line) &&
           std::ranges::none_of(ends,
                                [&](std::string_view end) { return line.text.ends_with(end); });
}

/// Whether a line goes on with the paragraph whose lines so far lie in `block`.
bool continues(PdfLine const& last, Box const& block, bool only_line, PdfLine const& next) {
    if (last.vertical != next.vertical || sizes_differ(last, next)) return false;
    auto const size = letter_of(last);
    if (last.vertical) {
        return std::abs(next.box.x - last.box.x) < 2.2 * std::max(last.box.width, size) &&
               next.box.y <= bottom_of(last.box);
    }
    auto const gap = next.box.y - bottom_of(last.box);
    auto const goes_on = is_unfinished(last) || tears_number(last.text, next.text);
    auto const most = goes_on ? wide_gap_letters : gap_letters;
    if (gap > most * size || gap < -0.6 * size) return false;
    if (right_of(next.box) < block.x || next.box.x > right_of(block)) return false;
    // The first line of a paragraph may itself be indented, so only the following ones tell.
    auto const left = only_line ? last.box.x : block.x;
    if (next.box.x - left > indent_letters * size) return false;
    auto const width = std::max(right_of(block), right_of(next.box));
    return right_of(last.box) > width - early_end_letters * size;
}

}  // namespace

std::vector<PdfParagraph> paragraphs_of(std::vector<PdfWord> const& words) {
    std::vector<PdfParagraph> out;
    auto const lines = lines_of(words);
    std::size_t count = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const& line = lines[i];
        if (i > 0 && continues(lines[i - 1], out.back().box, count == 1, line)) {
            auto& paragraph = out.back();
            if (tears_number(paragraph.text, line.text)) {
                paragraph.text += line.text;
            } else {
                append_line(paragraph.text, line.text);
            }
            paragraph.box = around(paragraph.box, line.box);
            ++count;
        } else {
            out.push_back({line.text, line.box, line.font_size});
            count = 1;
        }
    }
    return out;
}

}  // namespace yingshen::extract::worker

#pragma once
#include <string>
#include <vector>

#include "extract/worker/pdf_words.hpp"

namespace yingshen::extract::worker {

/// Words that stand beside each other on one line of one column.
struct PdfLine {
    std::string text;
    Box box;
    double font_size = 0;
    bool vertical = false;
};

/// The size of a letter of a line, in points; never 0.
[[nodiscard]] double letter_of(PdfLine const& line);

/// Lines in the order in which people read them: columns of running text one after the other, the
/// rows of a table across, vertical lines last and from the right.
[[nodiscard]] std::vector<PdfLine> lines_of(std::vector<PdfWord> const& words);

[[nodiscard]] inline double right_of(Box const& box) {
    return box.x + box.width;
}
[[nodiscard]] inline double bottom_of(Box const& box) {
    return box.y + box.height;
}
/// The smallest box around two.
[[nodiscard]] Box around(Box const& a, Box const& b);

}  // namespace yingshen::extract::worker

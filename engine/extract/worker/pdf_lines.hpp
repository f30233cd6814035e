#pragma once
#include <string>
#include <vector>

#include "extract/worker/box.hpp"
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

}  // namespace yingshen::extract::worker

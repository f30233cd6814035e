#pragma once
#include <string>
#include <vector>

#include "extract/document.hpp"

namespace poppler {
class page;
}

namespace yingshen::extract::worker {

/// A run of letters of a PDF page, in the order in which they are read.
struct PdfWord {
    std::string text;  ///< UTF-8
    Box box;
    double font_size = 0;  ///< 0 where it is not known
    bool space_after = false;
    bool vertical = false;  ///< set in columns, or turned
    std::string font{};     ///< its name, where it is known
    bool is_drawn = true;   ///< something is seen where it stands; see UnseenWords
};

[[nodiscard]] std::vector<PdfWord> words_of(poppler::page const& page);

/// A paragraph of a PDF page.
struct PdfParagraph {
    std::string text;
    Box box;
    double font_size = 0;
};

/// Joins words to lines and lines to paragraphs: a gap, another size, an indented line or a line
/// that ends early begins the next one. Lines of Chinese join without a space.
[[nodiscard]] std::vector<PdfParagraph> paragraphs_of(std::vector<PdfWord> const& words);

}  // namespace yingshen::extract::worker

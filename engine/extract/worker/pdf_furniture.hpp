#pragma once
#include <vector>

#include "extract/worker/pdf_words.hpp"

namespace yingshen::extract::worker {

struct PdfPage {
    double width = 0;
    double height = 0;
    std::vector<PdfParagraph> paragraphs;
    std::vector<PdfParagraph> hidden;  ///< what is on the page and not seen
    std::vector<BlockKind> kinds;      ///< one for each paragraph, once classified
};

/// Tells headings from the body by their size, and running headers and footers by standing in the
/// margin of several pages with the same words, page numbers aside.
void classify(std::vector<PdfPage>& pages);

}  // namespace yingshen::extract::worker

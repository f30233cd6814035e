#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/worker/pdf_faults.hpp"
#include "extract/worker/pdf_words.hpp"

namespace poppler {
class document;
}

namespace yingshen::extract::worker {

/// Tells words of a PDF that its reader does not see: beyond the edge of the page, of a point's
/// size, or such that nothing is seen where they stand when the page is drawn, in whichever way
/// they were kept from view. Text over a picture is seen: the layer of a scan is read as its page.
/// A font that is not in the file, or any where one failed, may be one that cannot be drawn here;
/// its words are unseen only where most of its words are seen.
class UnseenWords {
  public:
    /// Pages are drawn only where `may_hide`, see paint_of().
    UnseenWords(poppler::document const& document, bool may_hide, PdfFaults const& faults);

    /// Looks at a page of the document and sets is_drawn of its words.
    void look(poppler::page const& page, std::vector<PdfWord>& words);
    [[nodiscard]] bool draws_pages() const { return may_hide_; }
    /// Whether a word is not seen; to be asked when all pages were looked at.
    [[nodiscard]] bool is_unseen(PdfWord const& word) const;

  private:
    struct Count {
        std::size_t drawn = 0;
        std::size_t all = 0;
    };
    bool may_hide_;
    PdfFaults const& faults_;
    std::set<std::string> embedded_;       ///< fonts that are in the file
    std::map<std::string, Count> counts_;  ///< words by font
};

}  // namespace yingshen::extract::worker

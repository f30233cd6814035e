#pragma once
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "extract/worker/pdf_faults.hpp"
#include "extract/worker/picture_regions.hpp"
#include "extract/worker/pictures.hpp"

namespace poppler {
class document;
}

namespace yingshen::extract::worker {

/// Reads pictures that stand on pages beside text. Where they stand is seen by drawing a page with
/// and without its pictures, so that whatever cuts, turns, covers or hides them counts as it looks.
/// A picture that pages repeat is read once. A page whose pictures are too many or too large to be
/// drawn is listed, and so are those that are left when the time for them is used up.
class PdfPictures {
  public:
    /// `without` is the document with its pictures marked, see mark_pictures().
    PdfPictures(poppler::document const& document, poppler::document const& without,
                Pictures& pictures, Collector& out)
        : document_(document), without_(without), pictures_(pictures), out_(out) {}

    /// Whether a page that shows such pictures is drawn at all.
    [[nodiscard]] static bool is_drawable(PdfFaults::Shown const& shown);
    /// The same; lists what is not drawn.
    [[nodiscard]] bool may_draw(PdfFaults::Shown const& shown);
    /// Those of the page at an index, which has these words.
    void read(int index, PdfFaults::Shown const& shown, std::vector<Box> const& words);

  private:
    bool is_first(Raster const& page, Box const& box);

    poppler::document const& document_;
    poppler::document const& without_;
    Pictures& pictures_;
    Collector& out_;
    std::set<std::string> seen_;  ///< as they were drawn
};

}  // namespace yingshen::extract::worker

#pragma once
#include <vector>

#include "extract/document.hpp"
#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

/// A part of a page that shows a picture.
struct PictureRegion {
    Box box;  ///< in points
    /// Most of what is seen in it stands under words of the page, as in a scan with its text.
    bool under_words = false;
    bool operator==(PictureRegion const&) const = default;
};

/// Where a page that is drawn with its pictures differs from the same page without them, apart from
/// what lies under its words. Pictures that all but touch each other are one. What has one colour
/// says nothing and is no picture, and what is smaller than a hundredth of the page is an ornament.
/// From the top of the page to its bottom.
[[nodiscard]] std::vector<PictureRegion> picture_regions(Raster const& with, Raster const& without,
                                                         std::vector<Box> const& words);

}  // namespace yingshen::extract::worker

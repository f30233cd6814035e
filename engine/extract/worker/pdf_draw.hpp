#pragma once
#include "extract/worker/pictures.hpp"

namespace poppler {
class page;
}

namespace yingshen::extract::worker {

/// Draws a page at a resolution, coarser where it would have more pixels; empty where it cannot be
/// drawn.
[[nodiscard]] Raster draw(poppler::page const& page, double dots_per_inch, double pixels_max);

}  // namespace yingshen::extract::worker

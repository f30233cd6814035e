#pragma once
#include <vector>

#include "extract/document.hpp"
#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

/// The part of a drawn page within a box, in points, in which these words are painted over with
/// the ground on which they stand. Empty where nothing was drawn there.
[[nodiscard]] Raster part_of(Raster const& page, Box const& box, std::vector<Box> const& words);

}  // namespace yingshen::extract::worker

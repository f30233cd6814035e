#pragma once
#include <vector>

#include "rulebook/comparison.hpp"
#include "screening/compare.hpp"
#include "service/recent_texts.hpp"

namespace yingshen::service {

/// Compares what was read of two files, as screening::compare() does; extents are of their texts.
/// What runs along the pages is compared as a set: how often a header or footer is repeated is a
/// matter of the format, and so are the numbers in it that count its pages. A function of its
/// arguments.
[[nodiscard]] std::vector<screening::Difference> compare_texts(
    MaterialText const& reviewed, MaterialText const& final_text,
    rulebook::ComparisonWords const& words);

}  // namespace yingshen::service

#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingshen::rulebook {

/// The words by which the comparison of a final material with the reviewed one ranks what it finds.
/// A rule book without them ranks by numbers alone.
struct ComparisonWords {
    std::vector<std::string> superlatives;  ///< serious where the final adds one
    std::vector<std::string> warnings;      ///< a sentence with one must stay as it was reviewed
    bool operator==(ComparisonWords const&) const = default;
};

/// Reads `comparison.yaml`. Every fault at once, as file:line:col.
[[nodiscard]] std::expected<ComparisonWords, std::vector<base::Fault>> parse_comparison(
    std::string_view text, std::string_view file);

}  // namespace yingshen::rulebook

#pragma once
#include <string>
#include <vector>

#include "base/error.hpp"
#include "screening/measure.hpp"

namespace yingshen::app {

/// The labelled texts of a file and everything that is wrong with it.
struct LabelledTexts {
    std::vector<screening::Labelled> texts;
    std::vector<base::Fault> faults;  ///< `file:line`
};

/// Reads one JSON object a line: `id`, `text`, `violation`, and optionally `kind`, `facts` (as the
/// API takes them), `right` and `words`. An unknown member is a fault. The rules of `on` apply to
/// texts that declare no day on which they go live.
[[nodiscard]] LabelledTexts read_labelled(std::string const& bytes, std::string const& file,
                                          base::Date on);

}  // namespace yingshen::app

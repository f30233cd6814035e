#pragma once
#include <set>
#include <vector>

#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {

/// Bits that are as said, and no word on the others: a circumstance.
struct Circumstance {
    Seen asked = 0;   ///< the bits that matter
    Seen values = 0;  ///< and how they are, within `asked`
    [[nodiscard]] bool holds(Seen seen) const { return (seen & asked) == values; }
};

/// The fewest and shortest circumstances that tell `allowed` from `known`: each holds somewhere in
/// `allowed` and nowhere in `known`, and together they hold all over `allowed`, as far as so many
/// bits can say it. `size` is how many bits there are.
[[nodiscard]] std::vector<Circumstance> cover(std::set<Seen> allowed, std::set<Seen> const& known,
                                              std::size_t size, std::size_t bits_max);

/// In words, joined; empty in both languages for a circumstance that asks nothing.
[[nodiscard]] base::Text in_words(Circumstance const& circumstance, Vocabulary const& vocabulary);

}  // namespace yingshen::workflow

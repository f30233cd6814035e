#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "screening/screen.hpp"

namespace yingshen::screening {

/// How much of a long sentence is shown on either side, in code points.
inline constexpr std::size_t surroundings_points = 80;

/// The sentence in which words stand, as a person reads it: with numbers of people masked, "…"
/// where it was cut. Where such a number reaches from the words into what is around them, all of it
/// is in `words`.
struct Surroundings {
    std::string before;
    std::string words;
    std::string after;
    bool operator==(Surroundings const&) const = default;
};

/// What is around each finding in a text that should be UTF-8, in their order. A finding without
/// words, or not within the text, has nothing around it. Pure; O(n + m log n).
[[nodiscard]] std::vector<Surroundings> surroundings(std::string_view text,
                                                     std::vector<Finding> const& findings);

}  // namespace yingshen::screening

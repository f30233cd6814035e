#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace yingshen::screening {

/// A row of elements that starts at `a` of one sequence and at `b` of another, and nowhere else.
struct Anchor {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

/// The longest chain of rows of `length` elements that occur exactly once in each sequence, rising
/// in both (the idea of patience diff). Time O((n + m) log(n + m)).
[[nodiscard]] std::vector<Anchor> find_anchors(std::span<std::uint32_t const> a,
                                               std::span<std::uint32_t const> b,
                                               std::uint32_t length);

}  // namespace yingshen::screening

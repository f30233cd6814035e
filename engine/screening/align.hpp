#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yingshen::screening {

/// Elements [a, a + length) of one sequence equal [b, b + length) of another.
struct Run {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t length = 0;
    bool operator==(Run const&) const = default;
};

/// Bounds of one alignment, so that the worst pair of texts ends soon and in little memory.
inline constexpr std::uint32_t align_edits_max = 512;          ///< exact up to here, in a gap
inline constexpr std::uint64_t align_steps_max = 150'000'000;  ///< over all gaps together

/// Elements that two sequences have in common, in order in both; no two runs touch on both sides.
///
/// The longest such (Myers, 1986) where the sequences differ by at most `align_edits_max` edits.
/// Otherwise the rows of 16, then of 4 elements that occur once on each side are matched first (the
/// longest increasing chain of them), and what lies between is aligned in the same way. A gap that
/// is still too different, or met when the steps are used up, counts as wholly different: the
/// answer is then still correct, only not the longest. Time O((n + m) log(n + m) + steps), memory
/// O(n + m).
[[nodiscard]] std::vector<Run> align(std::span<std::uint32_t const> a,
                                     std::span<std::uint32_t const> b);

}  // namespace yingshen::screening

#pragma once
#include <cstdint>
#include <vector>

#include "screening/token.hpp"

namespace yingshen::screening {

/// Tokens [a0, a1) of one text stand where [b0, b1) of the other stand; one of them may be none.
/// Everything between two hunks is the same in both.
struct Hunk {
    std::uint32_t a0 = 0;
    std::uint32_t a1 = 0;
    std::uint32_t b0 = 0;
    std::uint32_t b1 = 0;
    bool operator==(Hunk const&) const = default;
};

/// Where two texts differ, as a person would say it: a sentence of which less than a third is
/// found on the other side is a part of the hunk as a whole, and so are a character or two between
/// two replacements; and a hunk that could stand at several places stands at the beginning of a
/// sentence where one of them does.
[[nodiscard]] std::vector<Hunk> find_hunks(TokenText const& a, TokenText const& b);

}  // namespace yingshen::screening

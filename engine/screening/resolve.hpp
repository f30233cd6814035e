#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yingshen::screening {

/// What an occurrence is to its rule: words that a `forbid` rule forbids or excepts, words that a
/// `require` rule asks for, words that call for them.
enum class Part : std::uint8_t { forbidden, exception, required, condition };

/// A literal of a rule at [begin, end) of the folded text.
struct Occurrence {
    std::uint32_t rule;
    Part part;
    std::size_t begin;
    std::size_t end;
};

/// Where a rule is broken.
struct Place {
    std::uint32_t rule;
    std::size_t begin;
    std::size_t end;
};

/// Turns the occurrences of a text into the places where rules are broken. `forbid`: forbidden
/// words that no exception covers; of overlapping ones the leftmost, and of those the longest.
/// `require`: where no required word occurs, the first condition (the longest of those that start
/// there).
[[nodiscard]] std::vector<Place> resolve(std::vector<Occurrence> occurrences);

}  // namespace yingshen::screening

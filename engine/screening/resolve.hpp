#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "rulebook/rule_words.hpp"
#include "screening/vicinity.hpp"

namespace yingshen::screening {

/// What an occurrence is to its rule: words that a `forbid` or `ask` rule looks for or excepts, or
/// that must be near; words that a `require` rule asks for, words that call for them.
enum class Part : std::uint8_t { forbidden, exception, near, required, condition };

/// A phrase of a rule at [begin, end) of the folded text.
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

/// What a rule says of nearness.
struct Nearness {
    rulebook::Within within = rulebook::Within::whole;
    bool has_near = false;
};

/// The most places of one `require` rule in a text.
inline constexpr std::size_t required_places_max = 20;

/// Whether forbidden words, or words that call for a requirement, are none where they stand.
using Innocent = std::function<bool(Occurrence const&)>;

/// Turns the occurrences of a text into the places where rules are broken. `forbid`: forbidden
/// words that no exception covers, that have a near word (which does not overlap them) near where
/// the rule has such, and that are not innocent; of overlapping ones the leftmost, and of those the
/// longest. `require`: conditions, leftmost and then longest, that have no required word near and
/// are not innocent; of the whole text only the first. `by_rule` has an entry for each rule;
/// `innocent` is asked last.
[[nodiscard]] std::vector<Place> resolve(std::vector<Occurrence> occurrences,
                                         std::span<Nearness const> by_rule, Vicinity& vicinity,
                                         Innocent const& innocent);

}  // namespace yingshen::screening

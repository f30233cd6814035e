#pragma once
#include <map>
#include <vector>

#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {

/// A step that both definitions know; in one circumstance, or in any (`seen` is 0).
struct Letter {
    StepName step;
    Seen seen = 0;
    auto operator<=>(Letter const&) const = default;
};
/// The letters that both know, sorted; `by_sight` tells circumstances apart.
[[nodiscard]] std::vector<Letter> common_letters(Behaviour const& before, Behaviour const& after,
                                                 bool by_sight);

/// A definition as one that is always somewhere definite: what can be after a sequence of letters
/// is a set of visits. Grown as it is asked for.
class Subsets {
  public:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    /// `letters` are the sorted ones of common_letters().
    Subsets(Behaviour const& behaviour, std::vector<Letter> const& letters, bool by_sight);

    /// Where each letter leads from a set, by its index; letters that lead nowhere are absent. The
    /// set before any letter is 0.
    [[nodiscard]] std::map<std::uint32_t, std::uint32_t> const& moves(std::uint32_t set);
    /// How many visits all the sets together have.
    [[nodiscard]] std::size_t members() const { return members_; }
    /// The shortest path that takes the letters in order.
    [[nodiscard]] std::vector<Step> path(std::vector<std::uint32_t> const& letters) const;

  private:
    using Set = std::vector<std::uint32_t>;
    std::uint32_t number(Set set);
    void close(Set& set) const;
    [[nodiscard]] std::uint32_t letter(Behaviour::Edge const& edge) const;

    Behaviour const& behaviour_;
    std::vector<std::uint32_t> letters_;  ///< of every edge; none for work and what one alone knows
    std::map<Set, std::uint32_t> numbers_;
    std::vector<Set> sets_;
    std::vector<std::map<std::uint32_t, std::uint32_t>> moves_;
    std::vector<bool> grown_;
    std::size_t members_ = 0;
};

}  // namespace yingshen::workflow

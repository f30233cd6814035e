#pragma once
#include <cstdint>
#include <vector>

#include "rulebook/rule.hpp"

namespace yingshen::screening {

/// When and to what rules apply. Rules that apply alike share one limit, so that a text asks of few
/// even where there are thousands of rules. Immutable; share freely between threads.
class Limits {
  public:
    explicit Limits(std::vector<rulebook::Rule> const& rules);

  private:
    friend class Applying;
    struct Limit {
        rulebook::Reach reach;
        base::Date from;
        base::Date until;
        base::Date off_until;  ///< switched off up to this day
    };

    std::vector<Limit> all_;              ///< each differs from the others
    std::vector<std::uint32_t> of_rule_;  ///< which of them
};

/// Which rules apply to one text; each limit is looked at once. For one thread.
class Applying {
  public:
    /// `limits` must outlive it.
    Applying(Limits const& limits, rulebook::Reach const& target, base::Date on)
        : limits_(limits), target_(target), on_(on), known_(limits.all_.size()) {}

    [[nodiscard]] bool operator()(std::uint32_t rule) {
        auto const limit = limits_.of_rule_[rule];
        auto& known = known_[limit];
        if (known == Known::nothing) known = applies(limits_.all_[limit]) ? Known::yes : Known::no;
        return known == Known::yes;
    }

  private:
    enum class Known : std::uint8_t { nothing, yes, no };

    [[nodiscard]] bool applies(Limits::Limit const& limit) const;

    Limits const& limits_;
    rulebook::Reach target_;
    base::Date on_;
    std::vector<Known> known_;  ///< by limit
};

}  // namespace yingshen::screening

#include "screening/limits.hpp"

#include <map>
#include <tuple>

namespace yingshen::screening {
namespace {

constexpr base::Date never{};
constexpr base::Date for_ever{9999, 12, 31};

}  // namespace

Limits::Limits(std::vector<rulebook::Rule> const& rules) {
    auto const compared = [](Limit const& limit) {
        auto const& [product, channel, audience, kind] = limit.reach;
        return std::tuple(product, channel, audience, kind, limit.from, limit.until,
                          limit.off_until);
    };
    std::map<decltype(compared(Limit())), std::uint32_t> places;
    for (auto const& rule : rules) {
        Limit const limit{rule.applies.reach(), rule.from, rule.until.value_or(for_ever),
                          rule.off ? rule.off->until : never};
        auto const [place, is_new] =
            places.try_emplace(compared(limit), static_cast<std::uint32_t>(all_.size()));
        if (is_new) all_.push_back(limit);
        of_rule_.push_back(place->second);
    }
}

bool Applying::applies(Limits::Limit const& limit) const {
    return limit.from <= on_ && on_ <= limit.until && limit.off_until < on_ &&
           limit.reach.meets(target_);
}

}  // namespace yingshen::screening

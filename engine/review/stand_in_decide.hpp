#pragma once
#include "base/error.hpp"
#include "review/stand_in.hpp"

namespace yingshen::review {

inline constexpr std::int64_t stand_in_days_max = 90;    ///< of one period, both ends counted
inline constexpr std::size_t stand_ins_of_one_max = 20;  ///< periods not over of one principal

/// A period as somebody asks for it.
struct SetStandIn {
    std::string principal;
    std::string stand_in;
    base::Date from;
    base::Date until;
    std::string reason;
};

/// Who acts, and what the organisation says of the people.
struct Setting {
    std::string person;
    std::optional<Capacity> capacity;  ///< absent: none of the three
    bool principal_active = true;      ///< known, with an active account
    bool stand_in_active = true;
};

/// Decisions over the folded stream, pure. Codes of refusals:
///  - `stand_in_not_theirs`: the actor is neither the principal, nor a head of the principal's
///    unit, nor an administrator;
///  - `stand_in_invalid`, with every fault: a person without an active account, the principal
///    themself, the actor in another's place (nobody takes somebody else's office), a period that
///    ends before it begins, is longer than 90 days or is past;
///  - `stand_in_overlaps`: another period of the same principal has one of its days;
///  - `stand_ins_too_many`;
///  - `stand_in_not_found`, `stand_in_over`: ended already, or past.
[[nodiscard]] base::Result<StandInSet> set_stand_in(StandIns const& stand_ins,
                                                    Setting const& setting,
                                                    SetStandIn const& wanted, base::Time now);
[[nodiscard]] base::Result<StandInEnded> end_stand_in(StandIns const& stand_ins,
                                                      Setting const& setting, std::string_view id,
                                                      std::string reason, base::Time now);

/// The same code for an id that the actor must not learn of.
[[nodiscard]] base::Error stand_in_not_found();

}  // namespace yingshen::review

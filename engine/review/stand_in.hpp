#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "review/event.hpp"

/// Who stands in for whom, and on which days: as events of a stream of their own.
namespace yingshen::review {

/// The stream of the log that the events are in. No submission has this id.
inline constexpr std::string_view stand_ins_stream = "stand_ins";

/// As what somebody sets or ends a period. Recorded, because the organisation changes.
enum class Capacity : std::uint8_t {
    principal,        ///< who is stood in for, in person
    department_head,  ///< of that person's unit
    administrator,
};
[[nodiscard]] std::string_view name(Capacity capacity);
[[nodiscard]] std::optional<Capacity> parse_capacity(std::string_view name);

/// From its first to its last day in mainland China, `stand_in` may act for `principal`.
struct StandInSet {
    std::string id;  ///< "s1", "s2", … in the order of setting
    std::string principal;
    std::string stand_in;
    base::Date from;
    base::Date until;
    std::string reason;
    Capacity capacity = Capacity::principal;
    bool operator==(StandInSet const&) const = default;
};

/// Ended before its last day, or called off before its first.
struct StandInEnded {
    std::string id;
    std::string reason;
    Capacity capacity = Capacity::principal;
    bool operator==(StandInEnded const&) const = default;
};

using StandInEvent = std::variant<StandInSet, StandInEnded>;

/// One period, as its events made it.
struct StandIn {
    enum class Status : std::uint8_t { planned, in_force, over, ended };
    struct Ended {
        std::string by;
        Capacity capacity = Capacity::principal;
        std::string reason;
        base::Time at;
        bool operator==(Ended const&) const = default;
    };
    StandInSet period;
    std::string set_by;
    base::Time set_at;
    std::optional<Ended> ended;
    bool operator==(StandIn const&) const = default;

    [[nodiscard]] Status status(base::Date today) const;
};
/// "planned", "in_force", "over", "ended".
[[nodiscard]] std::string_view name(StandIn::Status status);

/// The stream folded. A value; apply() is the only thing that changes one.
struct StandIns {
    std::int64_t version = 0;
    base::Time updated_at;
    std::vector<StandIn> periods;  ///< in the order of setting
    bool operator==(StandIns const&) const = default;

    [[nodiscard]] StandIn const* find(std::string_view id) const;
    /// The period in which one person may act for another on a day; nullptr where there is none.
    [[nodiscard]] StandIn const* in_force(std::string_view stand_in, std::string_view principal,
                                          base::Date day) const;
};

/// Total: the live path and every replay use it.
void apply(StandIns& stand_ins, Envelope const& envelope, StandInEvent const& event);

}  // namespace yingshen::review

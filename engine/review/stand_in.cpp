#include "review/stand_in.hpp"

#include <algorithm>

namespace yingshen::review {
namespace {

constexpr std::string_view capacity_names[] = {"principal", "department_head", "administrator"};
constexpr std::string_view status_names[] = {"planned", "in_force", "over", "ended"};

class Applying {
  public:
    Applying(StandIns& stand_ins, Envelope const& envelope)
        : stand_ins_(stand_ins), envelope_(envelope) {}

    void operator()(StandInSet const& event) {
        stand_ins_.periods.push_back({event, envelope_.person, envelope_.at, std::nullopt});
    }

    void operator()(StandInEnded const& event) {
        for (auto& one : stand_ins_.periods) {
            if (one.period.id != event.id) continue;
            one.ended =
                StandIn::Ended{envelope_.person, event.capacity, event.reason, envelope_.at};
        }
    }

  private:
    StandIns& stand_ins_;
    Envelope const& envelope_;
};

}  // namespace

std::string_view name(Capacity capacity) {
    return capacity_names[static_cast<std::size_t>(capacity)];
}

std::optional<Capacity> parse_capacity(std::string_view name) {
    auto const found = std::ranges::find(capacity_names, name);
    if (found == std::end(capacity_names)) return std::nullopt;
    return static_cast<Capacity>(found - std::begin(capacity_names));
}

std::string_view name(StandIn::Status status) {
    return status_names[static_cast<std::size_t>(status)];
}

StandIn::Status StandIn::status(base::Date today) const {
    if (ended) return Status::ended;
    if (today < period.from) return Status::planned;
    return today > period.until ? Status::over : Status::in_force;
}

StandIn const* StandIns::find(std::string_view id) const {
    auto const found =
        std::ranges::find_if(periods, [id](StandIn const& one) { return one.period.id == id; });
    return found == periods.end() ? nullptr : &*found;
}

StandIn const* StandIns::in_force(std::string_view stand_in, std::string_view principal,
                                  base::Date day) const {
    auto const found = std::ranges::find_if(periods, [&](StandIn const& one) {
        return one.period.stand_in == stand_in && one.period.principal == principal &&
               one.status(day) == StandIn::Status::in_force;
    });
    return found == periods.end() ? nullptr : &*found;
}

void apply(StandIns& stand_ins, Envelope const& envelope, StandInEvent const& event) {
    std::visit(Applying(stand_ins, envelope), event);
    stand_ins.version = envelope.version;
    stand_ins.updated_at = envelope.at;
}

}  // namespace yingshen::review

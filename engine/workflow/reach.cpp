#include "workflow/reach.hpp"

#include "workflow/reach_records.hpp"

namespace yingshen::workflow {
namespace {

/// What whoever holds the task settles on the spot says nothing about where a submission stands.
std::bitset<condition_count> lasting_conditions() {
    auto conditions = std::bitset<condition_count>{}.set();
    for (auto const choice : {Condition::checklist_complete, Condition::no_failed_items,
                              Condition::reason, Condition::findings_settled})
        conditions.reset(static_cast<std::size_t>(choice));
    return conditions;
}

std::tuple<std::uint64_t, std::uint64_t, std::uint64_t> key_of(TakenGates const& gates,
                                                               OpinionSet opinions,
                                                               std::bitset<condition_count> holds) {
    return {gates.packed(), static_cast<std::uint64_t>(gates.count()) << 32U | opinions.to_ullong(),
            (holds & lasting_conditions()).to_ullong()};
}

}  // namespace

Reachable::Reachable(Definition const& definition, std::size_t configurations_max) {
    Model const model(definition);
    auto const note = [&](std::uint32_t, Configuration const& configuration) {
        auto const& record = configuration.record;
        auto const situation = model.situation(record, {});
        auto const [found, is_new] = states_.try_emplace(model.state(record).id);
        auto& [always, positions] = found->second;
        if (is_new) always = {situation.in_force, situation.holds, ~situation.holds};
        always.in_force &= situation.in_force;
        always.holds &= situation.holds;
        always.fails &= ~situation.holds;
        positions.insert(key_of(record.gates, record.opinions, situation.holds));
    };
    auto const ignore = [](std::uint32_t, Configuration const&, Move, Transition const*,
                           std::uint32_t) {};
    complete_ = explore_records(model, configurations_max, note, ignore).complete;
}

bool Reachable::contains(Position const& position) const {
    auto const state = states_.find(position.state);
    if (!complete_ || state == states_.end()) return false;
    TakenGates gates;
    for (auto const gate : position.taken)
        gates.open(gate);
    return state->second.positions.contains(key_of(gates, position.opinions, position.holds));
}

Reachable::Always Reachable::always(std::string_view state) const {
    auto const found = states_.find(state);
    if (found == states_.end()) return {};
    auto always = found->second.always;
    always.holds &= lasting_conditions();
    always.fails &= lasting_conditions();
    return always;
}

std::map<std::string, GateSet> gates_always_in_force(Definition const& definition) {
    Reachable const reachable(definition);
    std::map<std::string, GateSet> gates;
    for (auto const& state : definition.states) {
        if (reachable.complete() && reachable.enters(state.id))
            gates.emplace(state.id, reachable.always(state.id).in_force);
    }
    return gates;
}

}  // namespace yingshen::workflow

#include "workflow/model.hpp"

#include "workflow/people.hpp"

namespace yingshen::workflow {
namespace {

std::size_t index_of(Definition const& definition, std::string_view id) {
    auto const* state = definition.find(id);
    return state == nullptr ? 0 : static_cast<std::size_t>(state - definition.states.data());
}

std::size_t position(State const& state, Transition const& transition) {
    return static_cast<std::size_t>(&transition - state.transitions.data());
}

}  // namespace

Model::Model(Definition const& definition)
    : definition_(definition), initial_(index_of(definition, definition.initial)) {
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate)
        final_gates_.set(gate, definition.find(definition.gates[gate].state)->checks_final);
    for (auto const& state : definition.states) {
        auto& targets = targets_.emplace_back();
        auto& opens = opens_.emplace_back();
        for (auto const& transition : state.transitions) {
            auto const decides =
                state.task && is_review(*state.task) && is_decision(transition.action);
            targets.push_back(index_of(definition, transition.to));
            opens.push_back(decides ? definition.gate(state.id, transition.action) : std::nullopt);
        }
    }
}

Record Model::initial() const {
    Record record;
    record.state = initial_;
    record.facts_complete = definition_.required_facts.empty();
    record.not_expired = definition_.reuse.has_value();
    return record;
}

Situation Model::situation(Record const& record, Choice const& choice) const {
    Situation situation;
    auto const set = [&](Condition condition, bool value) {
        situation.holds.set(static_cast<std::size_t>(condition), value);
    };
    set(Condition::facts_complete, record.facts_complete);
    set(Condition::material_attached, record.material_attached);
    set(Condition::screened, record.screened);
    set(Condition::checklist_complete, choice.checklist_complete);
    set(Condition::no_failed_items, choice.checklist_complete && choice.no_failed_items);
    set(Condition::reason, choice.reason);
    set(Condition::findings_settled, choice.findings_settled);
    set(Condition::final_paired, record.final_paired);
    set(Condition::final_unchanged, record.final_unchanged);
    set(Condition::same_bytes, record.same_bytes);
    set(Condition::within_cleared, record.within_cleared);
    set(Condition::not_expired, record.not_expired);
    judge_opinions(record.opinions, situation.holds);
    situation.in_force = record.gates.in_force();
    return situation;
}

std::size_t Model::target(std::size_t state, Transition const& transition) const {
    return targets_[state][position(definition_.states[state], transition)];
}

std::optional<GateIndex> Model::opens(std::size_t state, Transition const& transition) const {
    return opens_[state][position(definition_.states[state], transition)];
}

void Model::take(Record& record, Transition const& transition) const {
    auto const to = target(record.state, transition);
    if (auto const gate = opens(record.state, transition)) {
        record.gates.open(*gate);
        record.stale.reset(*gate);
    }
    if (transition.action == Action::return_ || transition.action == Action::withdraw) {
        record.gates.close(
            closed_by_return(definition_, definition_.states[to], record.gates.in_order()));
    }
    if (transition.action == Action::give_opinions)
        record.opinions = after_sending(record.opinions);
    record.state = to;
    record.poll = {};
}

void Model::pass_side(Record& record, GateIndex gate) const {
    record.gates.open(gate);
    record.stale.reset(gate);
}

void Model::change_content(Record& record, OpinionSet opinions) const {
    record.stale |= record.gates.in_force();
    record.gates.close_all();
    record.opinions = opinions;
    record.final_paired = record.final_unchanged = false;
}

void Model::attach_final(Record& record, bool unchanged) const {
    record.stale |= record.gates.in_force() & final_gates_;
    record.gates.close(final_gates_);
    record.final_paired = true;
    record.final_unchanged = unchanged;
}

}  // namespace yingshen::workflow

#include "workflow/alike.hpp"

#include <algorithm>

#include "workflow/prove_parts.hpp"

namespace yingshen::workflow {
namespace {

using words::Role;

/// Whether some `return` leads to the state.
bool is_returned_to(Definition const& definition, State const& to) {
    return std::ranges::any_of(definition.states, [&](State const& state) {
        return std::ranges::any_of(state.transitions, [&](Transition const& transition) {
            return transition.action == Action::return_ && transition.to == to.id;
        });
    });
}

}  // namespace

Alike::Alike(Model const& model) : model_(model), three_(clearing_decisions(model.definition())) {
    auto const& definition = model.definition();
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        auto const* state = definition.find(definition.gates[gate].state);
        if (!is_returned_to(definition, *state)) continue;
        group_[gate] = static_cast<std::uint8_t>(1 + (state - definition.states.data()));
    }
    if (!definition.reuse) told_ = three_[0] | three_[1] | three_[2];
    list_tasks();
}

void Alike::list_tasks() {
    auto const& definition = model_.definition();
    std::size_t at = 0;
    for (auto const& state : definition.states) {
        if (!state.task) continue;
        auto const list = [&](Task const& task, std::string_view side) {
            if (at == tasks_max) return;
            if (is_review(task)) reviews_.set(at);
            if (exists(task.role, task.scope)) possible_.set(at);
            note_bars(task, at);
            GateSet own;
            for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
                auto const& one = definition.gates[gate];
                if (one.state == state.id && one.side != side) of_gate_[gate].set(at);
                own.set(gate, one.state == state.id && one.side == side);
            }
            auto const clears = (own & (three_[0] | three_[1] | three_[2])).any();
            idle_.set(at, !clears && (own.none() || of_editor_.test(at)));
            ++at;
        };
        list(*state.task, {});
        for (auto const& side : state.sides)
            list(side.task, side.id);
    }
}

void Alike::note_bars(Task const& task, std::size_t at) {
    for (auto const& barred : task.barred) {
        switch (barred.kind) {
            case Barred::Kind::submitter:
                of_submitter_.set(at);
                break;
            case Barred::Kind::editor:
                of_editor_.set(at);
                break;
            case Barred::Kind::gate:
                of_gate_[barred.gate].set(at);
                break;
        }
    }
}

Alike::Tasks Alike::barred_from(Deeds const& deeds) const {
    auto barred = ~possible_;
    barred |= deeds.submitter ? of_submitter_ : ~reviews_ | idle_;
    if (deeds.editor) barred |= of_editor_;
    for (GateIndex gate = 0; gate < gates_max; ++gate) {
        if (deeds.acted.test(gate)) barred |= of_gate_[gate];
    }
    return barred;
}

void Alike::bring_record(Record& record) const {
    record.stale &= told_;
    record.gates.sort_runs(group_);
}

void Alike::bring(Configuration& configuration) const {
    bring_record(configuration.record);
    auto& person = configuration.tracked;
    auto& held = configuration.held;
    if (!person.submitter && !person.editor) held &= three_[0] | three_[1] | three_[2];
    auto const barred = barred_from(person);
    auto const roles = std::ranges::count_if(
        three_, [&](GateSet const& decisions) { return (held & decisions).any(); });
    auto const mixes = roles > 1 || (person.editor && held.any());
    if (!person.submitter && !mixes && (~barred).none() &&
        configuration.vote == Configuration::Vote::none) {
        person = {.submitter = false, .editor = true, .reviewed = true, .acted = GateSet{}.set()};
        held.reset();
        return;
    }
    if (person.submitter && (of_editor_ & ~barred).none()) person.editor = true;
    for (GateIndex gate = 0; gate < gates_max; ++gate) {
        if ((of_gate_[gate] & ~barred).none()) person.acted.set(gate);
    }
}

}  // namespace yingshen::workflow

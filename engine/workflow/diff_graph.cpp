#include <algorithm>

#include "workflow/diff_parts.hpp"
#include "workflow/prove_parts.hpp"
#include "workflow/reach_records.hpp"

namespace yingshen::workflow {
namespace {

bool asks_for_findings(State const& state) {
    return std::ranges::any_of(state.transitions, [](Transition const& transition) {
        return std::ranges::find(transition.needs, Condition::findings_settled,
                                 &Requirement::condition) != transition.needs.end();
    });
}

/// What a person can leave undone while they act: each of these is a choice of the model.
std::vector<Choice> choices(State const& state) {
    std::vector<Choice> all;
    for (auto const reason : {true, false}) {
        all.push_back({reason, true, true});
        if (asks_for_findings(state)) all.push_back({reason, true, true, false});
        if (state.checklist.empty()) continue;
        all.push_back({reason, true, false});
        all.push_back({reason, false, false});
    }
    return all;
}

/// A submission is taken back from a reviewer by the submitter.
StepName name_of(State const& state, Move move, Transition const& transition) {
    auto const role = move.actor == Actor::submitter ? words::Role::submitter : state.task->role;
    return {state.id, transition.action, transition.to, role};
}

}  // namespace

Behaviour::Behaviour(Definition const& definition, Vocabulary const& vocabulary,
                     std::size_t configurations_max)
    : model_(definition), vocabulary_(vocabulary) {
    explore(configurations_max);
}

void Behaviour::explore(std::size_t configurations_max) {
    auto const visit = [&](std::uint32_t at, Configuration const& current) {
        begin_.push_back(edges_.size());
        look(at, current);
    };
    auto const follow = [&](std::uint32_t from, Configuration const& current, Move move,
                            Transition const* transition, std::uint32_t to) {
        auto step = work;
        if (transition != nullptr) {
            note(from, current, move, *transition);
            auto const& state = model_.state(current.record);
            step = step_index(name_of(state, move, *transition));
        }
        if (to != from || transition != nullptr) edges_.push_back({to, step, move});
    };
    exploration_ = explore_records(model_, configurations_max, visit, follow);
    begin_.resize(visits().size() + 1, edges_.size());
    seen_.resize(visits().size());
}

void Behaviour::look(std::uint32_t at, Configuration const& current) {
    auto const& state = model_.state(current.record);
    auto& sights = sights_[state.id];
    seen_.push_back(vocabulary_.seen(definition(), model_.situation(current.record, {})));
    sights.settled.try_emplace(seen_.back(), at);
    for (auto const& choice : choices(state)) {
        sights.at_hand.insert(
            vocabulary_.seen(definition(), model_.situation(current.record, choice)));
    }
}

/// Records in which circumstances a step can be taken: also those in which something is left
/// undone that the step does not ask for.
void Behaviour::note(std::uint32_t at, Configuration const& current, Move move,
                     Transition const& transition) {
    auto const& state = model_.state(current.record);
    auto& taken = taken_[name_of(state, move, transition)];
    for (auto const& choice : choices(state)) {
        auto const situation = model_.situation(current.record, choice);
        if (way(state, transition.action, situation, transition.to) != &transition) continue;
        taken.try_emplace(vocabulary_.seen(definition(), situation), First{at, move});
    }
}

std::uint32_t Behaviour::step_index(StepName const& step) {
    auto const [found, is_new] =
        step_index_.try_emplace(step, static_cast<std::uint32_t>(steps_.size()));
    if (is_new) steps_.push_back(step);
    return found->second;
}

Behaviour::Sights const* Behaviour::sights(std::string_view state) const {
    auto const found = sights_.find(state);
    return found == sights_.end() ? nullptr : &found->second;
}

std::vector<Step> Behaviour::path(std::uint32_t at) const {
    return path_to({.promise = {}, .text = {}, .at = at, .last = {}, .after = {}, .mark = {}},
                   model_, exploration_);
}

std::vector<Step> Behaviour::path(First const& last, std::string const& after) const {
    return path_to(
        {.promise = {}, .text = {}, .at = last.at, .last = last.move, .after = after, .mark = {}},
        model_, exploration_);
}

std::vector<Step> Behaviour::path(std::vector<std::uint32_t> const& trail,
                                  std::vector<Move> const& moves) const {
    Exploration walked;
    for (std::uint32_t at = 0; at < trail.size(); ++at) {
        auto const parent = at == 0 ? 0 : at - 1;
        walked.visits.push_back(
            {exploration_.visits[trail[at]].packed, parent, at == 0 ? Move{} : moves[at - 1]});
    }
    auto const last = static_cast<std::uint32_t>(trail.size() - 1);
    return path_to({.promise = {}, .text = {}, .at = last, .last = {}, .after = {}, .mark = {}},
                   model_, walked);
}

}  // namespace yingshen::workflow

#include <algorithm>

#include "workflow/diff_parts.hpp"
#include "workflow/moves.hpp"
#include "workflow/people.hpp"
#include "workflow/prove_parts.hpp"

namespace yingshen::workflow {
namespace {

/// What a person can leave undone while they act: each of these is a choice of the model.
std::vector<Choice> choices(State const& state) {
    std::vector<Choice> all;
    for (auto const reason : {true, false}) {
        all.push_back({reason, true, true});
        if (state.checklist.empty()) continue;
        all.push_back({reason, true, false});
        all.push_back({reason, false, false});
    }
    return all;
}

/// An end is one configuration, whatever came before it.
Configuration at_rest(Model const& model, Configuration const& configuration) {
    if (!model.state(configuration.record).end) return configuration;
    Configuration end;
    end.record.state = configuration.record.state;
    return end;
}

}  // namespace

std::size_t Behaviour::Hash::operator()(PackedConfiguration const& key) const {
    constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
    auto mixed = (key.gates ^ key.flags << 32U ^ key.flags >> 32U) * odd;
    mixed = (mixed ^ mixed >> 32U ^ key.sets) * odd;
    return static_cast<std::size_t>(mixed ^ mixed >> 32U);
}

Behaviour::Behaviour(Definition const& definition, Vocabulary const& vocabulary,
                     std::size_t configurations_max)
    : model_(definition), vocabulary_(vocabulary) {
    explore(configurations_max);
}

void Behaviour::explore(std::size_t configurations_max) {
    auto& visits = exploration_.visits;
    visit({model_.initial(), {}, {}}, 0, {});
    std::uint32_t at = 0;
    Configuration current;
    MoveVisitor const follow = [&](Move move, Configuration const& next,
                                   Transition const* transition) {
        if (move.actor == Actor::tracked) return;
        auto step = work;
        if (transition != nullptr) {
            note(at, current, move, *transition);
            auto const& state = model_.state(current.record);
            step = step_index({state.id, transition->action, transition->to, state.task->role});
        }
        auto const to = visit(at_rest(model_, next), at, move);
        if (to != at || transition != nullptr) edges_.push_back({to, step, move});
    };
    for (; at < visits.size(); ++at) {
        begin_.push_back(edges_.size());
        if (visits.size() > configurations_max) {
            exploration_.complete = false;
            break;
        }
        current = unpack(visits[at].packed);
        look(at, current);
        each_move(model_, current, follow);
    }
    begin_.resize(visits.size() + 1, edges_.size());
    seen_.resize(visits.size());
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
    auto& taken = taken_[{state.id, transition.action, transition.to, state.task->role}];
    for (auto const& choice : choices(state)) {
        auto const situation = model_.situation(current.record, choice);
        if (way(state, transition.action, situation) != &transition) continue;
        taken.try_emplace(vocabulary_.seen(definition(), situation), First{at, move});
    }
}

std::uint32_t Behaviour::visit(Configuration const& configuration, std::uint32_t parent,
                               Move move) {
    auto const key = pack(configuration);
    auto const [found, is_new] =
        index_.try_emplace(key, static_cast<std::uint32_t>(exploration_.visits.size()));
    if (is_new) exploration_.visits.push_back({key, parent, move});
    return found->second;
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

#include <algorithm>

#include "workflow/diff_cover.hpp"
#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {
namespace {

constexpr std::size_t bits_of_step_max = 3;
constexpr std::size_t bits_of_circumstance_max = 2;

std::string quoted(Definition const& definition, std::string_view state) {
    return "“" + definition.find(state)->title.zh + "”";
}

base::Text text_of(Definition const& definition, StepName const& step) {
    return {quoted(definition, step.state) + "环节“" + title(step.action).zh + "”至" +
                quoted(definition, step.to) + "（" + words::title(step.role).zh + "办理）",
            step.state + "." + std::string(name(step.action)) + " -> " + step.to + " by " +
                std::string(words::name(step.role))};
}

base::Text with(base::Text text, base::Text const& circumstance) {
    if (circumstance.en.empty()) return text;
    return {text.zh + "，" + circumstance.zh, text.en + ", " + circumstance.en};
}

/// What is seen where the step is taken here and not there, though a submission can be so there.
std::set<Seen> taken_here_only(Sides const& sides, StepName const& step,
                               Behaviour::Taken const& here, Behaviour::Taken const& there) {
    std::set<Seen> only;
    auto const* sights = sides.there.sights(step.state);
    if (sights == nullptr) return only;
    for (auto const& [seen, first] : here) {
        if (sights->at_hand.contains(seen) && !there.contains(seen)) only.insert(seen);
    }
    return only;
}

template <class Values>
std::set<Seen> keys(Values const& values) {
    std::set<Seen> all;
    for (auto const& [seen, first] : values)
        all.insert(seen);
    return all;
}

void compare(Sides const& sides, StepName const& step, Behaviour::Taken const& here,
             Behaviour::Taken const& there, Differences& found) {
    auto const only = taken_here_only(sides, step, here, there);
    if (only.empty()) return;
    auto text = text_of(sides.here.definition(), step);
    auto circumstances = cover(only, keys(there), sides.vocabulary.size(), bits_of_step_max);
    if (circumstances.empty()) {
        text = with(text, {"在某些情形下", "in some circumstances"});
        circumstances.emplace_back();
    }
    for (auto const& one : circumstances) {
        Behaviour::First const* first = nullptr;
        for (auto const seen : only) {
            if (!one.holds(seen)) continue;
            auto const& candidate = here.at(seen);
            if (first == nullptr || candidate.at < first->at) first = &candidate;
        }
        found.push_back({Difference::Kind::step, sides.change,
                         with(text, in_words(one, sides.vocabulary)),
                         sides.here.path(*first, step.to)});
    }
}

/// The first of all the circumstances in which a step is taken.
Behaviour::First const& earliest(Behaviour::Taken const& taken) {
    return std::ranges::min_element(taken, {}, [](auto const& one) { return one.second.at; })
        ->second;
}

/// What can be done in a circumstance: every action that is taken in it.
base::Text actions_in(Behaviour const& here, State const& state, Circumstance const& circumstance,
                      std::set<Seen> const& only) {
    base::Text list;
    std::set<Action> told;
    for (auto const& [step, taken] : here.taken()) {
        if (step.state != state.id || told.contains(step.action)) continue;
        auto const is_taken = std::ranges::any_of(taken, [&](auto const& one) {
            return circumstance.holds(one.first) && only.contains(one.first);
        });
        if (!is_taken) continue;
        told.insert(step.action);
        list.zh += (list.zh.empty() ? "可" : "、") + title(step.action).zh;
        list.en += (list.en.empty() ? "open to " : ", ") + std::string(name(step.action));
    }
    if (list.en.empty()) return {"无可办操作", "open to nothing"};
    return list;
}

}  // namespace

void find_states(Sides const& sides, Differences& found) {
    for (auto const& state : sides.here.definition().states) {
        if (sides.there.definition().find(state.id) != nullptr) continue;
        auto const* sights = sides.here.sights(state.id);
        std::vector<Step> path;
        if (sights != nullptr) {
            auto const first = std::ranges::min_element(sights->settled, {},
                                                        [](auto const& one) { return one.second; });
            path = sides.here.path(first->second);
        }
        found.push_back({Difference::Kind::state,
                         sides.change,
                         {"“" + state.title.zh + "”环节", "state " + state.id},
                         std::move(path)});
    }
}

void find_steps(Sides const& sides, Differences& found) {
    for (auto const& [step, here] : sides.here.taken()) {
        auto const there = sides.there.taken().find(step);
        if (there != sides.there.taken().end()) {
            compare(sides, step, here, there->second, found);
            continue;
        }
        found.push_back({Difference::Kind::step, sides.change,
                         text_of(sides.here.definition(), step),
                         sides.here.path(earliest(here), step.to)});
    }
}

void find_circumstances(Sides const& sides, Differences& found) {
    for (auto const& state : sides.here.definition().states) {
        auto const* here = sides.here.sights(state.id);
        auto const* there = sides.there.sights(state.id);
        if (here == nullptr || there == nullptr) continue;
        auto const known = keys(there->settled);
        std::set<Seen> only;
        for (auto const& [seen, at] : here->settled) {
            if (!known.contains(seen)) only.insert(seen);
        }
        for (auto const& one :
             cover(only, known, sides.vocabulary.size(), bits_of_circumstance_max)) {
            std::uint32_t first = ~std::uint32_t{0};
            for (auto const& [seen, at] : here->settled) {
                if (one.holds(seen)) first = std::min(first, at);
            }
            auto const actions = actions_in(sides.here, state, one, only);
            auto const text = with({"处于“" + state.title.zh + "”环节", "in " + state.id},
                                   in_words(one, sides.vocabulary));
            found.push_back({Difference::Kind::circumstance,
                             sides.change,
                             {text.zh + "：" + actions.zh, text.en + ": " + actions.en},
                             sides.here.path(first)});
        }
    }
}

}  // namespace yingshen::workflow

#include <algorithm>

#include "workflow/parse_parts.hpp"
#include "workflow/people.hpp"

namespace yingshen::workflow {
namespace {

using yaml::Faults;

/// Conditions that ask for something that the definition must have.
void check_conditions(Definition const& definition, Faults& faults) {
    auto const finals =
        std::ranges::find(definition.states, true, &State::finals) != definition.states.end();
    auto const check = [&](Requirement const& requirement) {
        if (!requirement.condition) return;
        auto const word = std::string(name(*requirement.condition));
        switch (*requirement.condition) {
            case Condition::final_paired:
            case Condition::final_unchanged:
                if (!finals)
                    faults.add(requirement.mark, "a state with `finals: true` for " + word, "none");
                return;
            case Condition::same_bytes:
            case Condition::within_cleared:
            case Condition::not_expired:
                if (!definition.reuse)
                    faults.add(requirement.mark, "`reuse` in the definition for " + word, "none");
                return;
            default:
                return;
        }
    };
    for (auto const& state : definition.states) {
        for (auto const& transition : state.transitions) {
            std::ranges::for_each(transition.when, check);
            std::ranges::for_each(transition.needs, check);
        }
    }
}

/// What an action may lead to.
void check_targets(Definition const& definition, Faults& faults) {
    for (auto const& state : definition.states) {
        for (auto const& transition : state.transitions) {
            auto const* to = definition.find(transition.to);
            if (to == nullptr) continue;
            if (transition.action == Action::refer && to->hearing == 0)
                faults.add(transition.mark, "refer to a state with a hearing", to->id);
            if (transition.action == Action::withdraw && (!to->task || is_review(*to->task)))
                faults.add(transition.mark, "withdraw to a task of the submitter", to->id);
        }
    }
}

}  // namespace

void check_definition(Definition const& definition, Faults& faults) {
    check_conditions(definition, faults);
    check_targets(definition, faults);
    auto const heard = std::ranges::find_if(definition.states,
                                            [](State const& state) { return state.hearing > 0; });
    auto const wants = definition.declined == Declined::hearing;
    if (wants && heard == definition.states.end())
        faults.add({1, 1}, "a state with a hearing for `declined: hearing`", "none");
    if (!wants && heard != definition.states.end())
        faults.add(heard->mark, "`declined: hearing` in a definition with a hearing", heard->id);
    auto const checker = std::ranges::find(definition.states, true, &State::checks_final);
    auto const finals = std::ranges::find(definition.states, true, &State::finals);
    if (checker != definition.states.end() && finals == definition.states.end())
        faults.add(checker->mark, "a state with `finals: true` before final files are checked",
                   "none");
}

}  // namespace yingshen::workflow

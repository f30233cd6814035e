#include "review/decide.hpp"

#include <algorithm>

#include "review/case.hpp"
#include "review/people.hpp"
#include "review/situation.hpp"

namespace yingshen::review {
namespace {

struct Decide {
    Context const& context;
    Submission const& submission;

    Decided operator()(Create const& command) const {
        return decide_create(context, submission, command);
    }
    template <class Other>
    Decided operator()(Other const& command) const {
        auto const at = case_of(context, submission);
        if (!at) return std::unexpected(at.error());
        return decide_on(*at, command);
    }
};

std::string requirement_name(Context const& context, workflow::Requirement const& requirement) {
    if (requirement.condition) return std::string(workflow::name(*requirement.condition));
    return "in_force:" + workflow::to_string(context.definition.gates[*requirement.in_force]);
}

/// Where an action leads once everything it needs is there; its first way where none is open, or
/// where the command chooses.
std::string destination(workflow::State state, workflow::Action action,
                        workflow::Situation const& seen) {
    for (auto& transition : state.transitions)
        transition.needs.clear();
    if (auto const way = workflow::step(state, action, seen)) return (*way)->to;
    auto const first = std::ranges::find(state.transitions, action, &workflow::Transition::action);
    return first == state.transitions.end() ? std::string() : first->to;
}

Possible possible_action(Case const& at, workflow::Action action, workflow::Situation const& seen) {
    Possible possible{action, destination(at.state, action, seen), {}, {}};
    for (auto const to : workflow::targets(at.state, action))
        possible.targets.emplace_back(to);
    auto const to = possible.targets.empty() ? std::string() : possible.targets.front();
    if (auto const way = workflow::step(at.state, action, seen, to); !way) {
        for (auto const& unmet : way.error().unmet)
            possible.unmet.push_back(requirement_name(at.context, unmet));
    }
    return possible;
}

}  // namespace

base::Result<Case> case_of(Context const& context, Submission const& submission) {
    if (submission.version == 0) {
        return refuse(Refusal::submission_absent,
                      {{"submission", "a submission that was created", "none"}});
    }
    if (submission.end) {
        return refuse(Refusal::submission_ended,
                      {{"state", "a submission that has not ended", submission.state}});
    }
    auto const* state = context.definition.find(submission.state);
    if (state == nullptr || !submission.task) {
        return refuse(
            Refusal::definition_mismatch,
            {{"state", "a state of " + context.definition.id + " with a task", submission.state}});
    }
    return Case{context, submission, *state, *submission.task};
}

base::Result<std::vector<Event>> decide(Context const& context, Submission const& submission,
                                        Command const& command) {
    return std::visit(Decide{context, submission}, command);
}

std::vector<Possible> possible_actions(Context const& context, Submission const& submission) {
    std::vector<Possible> possible;
    auto const at = case_of(context, submission);
    if (!at) return possible;
    auto const seen = situation(context.definition, submission, context.items, false, context.now);
    for (auto const& transition : at->state.transitions) {
        auto const action = transition.action;
        if (std::ranges::find(possible, action, &Possible::action) != possible.end()) continue;
        if (may_take_action(*at, action)) possible.push_back(possible_action(*at, action, seen));
    }
    return possible;
}

bool may_claim(Context const& context, Submission const& submission, std::string const& side) {
    auto const at = case_of(context, submission);
    return at && decide_on(*at, Claim{side}).has_value();
}

}  // namespace yingshen::review

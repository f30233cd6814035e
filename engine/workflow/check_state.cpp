#include <algorithm>

#include "workflow/opinion.hpp"
#include "workflow/parse_parts.hpp"
#include "workflow/people.hpp"
#include "workflow/step.hpp"

namespace yingshen::workflow {
namespace {

using words::Role;
using yaml::Faults;

bool asks(std::vector<Requirement> const& requirements, Condition condition) {
    return std::ranges::find(requirements, condition, &Requirement::condition) !=
           requirements.end();
}

std::string task_of(Task const& task) {
    return "a task of " +
           (is_review(task) ? std::string(words::name(task.role)) : std::string("the submitter"));
}

/// Where an action belongs.
void check_action(State const& state, Transition const& transition, Faults& faults) {
    auto const word = std::string(name(transition.action));
    auto const expect = [&](bool holds, std::string const& place) {
        if (!holds) faults.add(transition.mark, word + " in " + place, task_of(*state.task));
    };
    auto const review = is_review(*state.task);
    switch (transition.action) {
        case Action::submit:
        case Action::respond:
            return expect(!review, "a task of the submitter");
        case Action::give_opinions:
        case Action::withdraw:
            return expect(review, "a task of a reviewer");
        case Action::conclude:
            return expect(state.hearing > 0, "a state with a hearing");
        case Action::confirm:
        case Action::not_held:
            return expect(state.finals, "a state where final files are attached");
        case Action::pass:
        case Action::return_:
        case Action::sign:
        case Action::reject:
        case Action::cancel:
        case Action::refer:
            return;
    }
}

/// Findings are marked where opinions are given; elsewhere nobody could ever settle them.
void check_findings(State const& state, Transition const& transition, Faults& faults) {
    if (asks(transition.needs, Condition::findings_settled) && !allows(state, OpinionAct::give)) {
        faults.add(transition.mark,
                   "a reviewer's state with give_opinions for " +
                       std::string(name(Condition::findings_settled)),
                   state.id);
    }
}

void check_transition(State const& state, Transition const& transition, Faults& faults) {
    if (state.task) check_action(state, transition, faults);
    check_findings(state, transition, faults);
    for (auto const condition : {Condition::checklist_complete, Condition::no_failed_items}) {
        if (state.checklist.empty() &&
            (asks(transition.needs, condition) || asks(transition.when, condition))) {
            faults.add(transition.mark,
                       "a checklist in the state for " + std::string(name(condition)), "none");
        }
    }
}

/// Two actions of the state are taken by votes; nobody takes another one meanwhile.
void check_votes(State const& state, Faults& faults) {
    auto const& votes = *state.task->votes;
    if (!is_review(*state.task))
        faults.add(votes.mark, "votes in a task of a reviewer", task_of(*state.task));
    if (!is_decision(votes.approve))
        faults.add(votes.mark, "pass or sign to approve", std::string(name(votes.approve)));
    if (votes.refuse != Action::return_ && votes.refuse != Action::reject)
        faults.add(votes.mark, "return or reject to refuse", std::string(name(votes.refuse)));
    for (auto const action : {votes.approve, votes.refuse}) {
        auto const found = std::ranges::find(state.transitions, action, &Transition::action);
        if (found == state.transitions.end()) {
            faults.add(votes.mark, "the action " + std::string(name(action)) + " under `on`",
                       "none");
        } else if (found->chosen) {
            faults.add(found->mark, "one state that a vote leads to", "several to choose from");
        }
    }
    for (auto const& transition : state.transitions) {
        auto const action = transition.action;
        if (action == votes.approve || action == votes.refuse || action == Action::withdraw)
            continue;
        faults.add(transition.mark, "only what the votes decide, or withdraw",
                   std::string(name(action)));
    }
}

void check_end(State const& state, Faults& faults) {
    auto const bare = !state.task && state.transitions.empty() && !state.editable &&
                      state.timers.empty() && state.checklist.empty() && state.sides.empty() &&
                      !state.finals && !state.checks_final && state.hearing == 0;
    if (bare) return;
    faults.add(state.mark, "an end without task, actions, timers, checklist or editing",
               "the end " + state.id + " with some");
}

void check_work(State const& state, Faults& faults) {
    auto const review = is_review(*state.task);
    auto const expect = [&](bool holds, std::string expected) {
        if (!holds) faults.add(state.mark, std::move(expected), task_of(*state.task));
    };
    expect(!state.editable || !review, "an editable state with a task of the submitter");
    expect(!state.finals || !review, "final files in a task of the submitter");
    expect(!state.checks_final || review, "a check of final files in a task of a reviewer");
    expect(state.hearing == 0 || review, "a hearing in a task of a reviewer");
    expect(state.sides.empty() || review, "reviews beside a task of a reviewer");
    if (state.clauses && state.checklist.empty())
        faults.add(state.mark, "a checklist where clauses are reviewed", "none");
    for (auto const& side : state.sides) {
        if (!is_review(side.task))
            faults.add(side.mark, "a review by somebody else", task_of(side.task));
        if (side.task.votes) faults.add(side.mark, "one reviewer beside the state", "votes");
    }
    if (state.task->votes) check_votes(state, faults);
}

}  // namespace

void check_state(State const& state, Faults& faults) {
    if (state.end) return check_end(state, faults);
    if (!state.task) {
        faults.add(state.mark, "a task, or `end: good` or `end: bad`",
                   "the state " + state.id + " with neither");
    }
    if (state.transitions.empty())
        faults.add(state.mark, "at least one action under `on`",
                   "the state " + state.id + " without one");
    if (state.task) check_work(state, faults);
    for (auto const& transition : state.transitions)
        check_transition(state, transition, faults);
}

}  // namespace yingshen::workflow

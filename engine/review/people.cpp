#include "review/people.hpp"

#include <fmt/format.h>

#include "workflow/people.hpp"

namespace yingshen::review {
namespace {

std::string roles_held(Actor const& actor) {
    std::string held;
    for (auto const& role : actor.roles) {
        held += held.empty() ? "" : ", ";
        held += words::name(role.role);
        std::string scopes;
        for (auto const& scope : words::all<words::Scope>()) {
            if (!role.scopes[static_cast<std::size_t>(scope.value)]) continue;
            scopes += scopes.empty() ? "" : ", ";
            scopes += scope.name;
        }
        held += " (" + (scopes.empty() ? "elsewhere" : scopes) + ")";
    }
    return held.empty() ? "no role" : held;
}

/// What the actor did to the submission, through whatever account.
workflow::Deeds deeds_of(Case const& at) {
    auto const& person = at.context.actor.person;
    workflow::Deeds deeds;
    deeds.submitter = person == at.submission.submitter;
    deeds.editor = at.submission.editors.contains(person);
    for (auto const& [id, people] : at.submission.reviewers) {
        if (!people.contains(person)) continue;
        deeds.reviewed = true;
        if (auto const* state = at.context.definition.find(id)) {
            workflow::record_review(at.context.definition, *state, deeds);
        }
    }
    return deeds;
}

std::vector<base::Fault> faults_of_reviewer(Case const& at) {
    auto const& person = at.context.actor.person;
    std::vector<base::Fault> faults;
    auto const bar = [&](std::string expected, std::string const& found) {
        faults.push_back({"person", std::move(expected), person + ", " + found});
    };
    if (person == at.submission.submitter)
        bar("a person other than the submitter", "who submitted it");
    if (at.submission.editors.contains(person))
        bar("a person who never edited the content", "who edited it");
    for (auto const& [state, people] : at.submission.reviewers) {
        if (state != at.state.id && people.contains(person)) {
            bar("a person who did not act in " + state, "who acted there");
        }
    }
    return faults;
}

}  // namespace

base::Result<void> must_hold(Actor const& actor, words::Role role, words::Scope scope) {
    if (actor.holds(role, scope)) return {};
    return refuse(Refusal::role_missing,
                  {{"role", fmt::format("{} ({})", words::name(role), words::name(scope)),
                    roles_held(actor)}});
}

std::string claimed_by(OpenTask const& task) {
    return task.claimed_at ? task.claimant + " since " + base::to_string(*task.claimed_at)
                           : task.claimant;
}

base::Result<void> may_take(Case const& at) {
    if (auto held = must_hold(at.context.actor, at.task.role, at.task.scope); !held) return held;
    auto faults = faults_of_reviewer(at);
    // What the engine bars by itself is already named, so this is a state's own earlier reviewer.
    if (faults.empty() && at.state.task && workflow::barred_by(*at.state.task, deeds_of(at))) {
        faults.push_back({"person", "a person whom the definition does not bar from " + at.state.id,
                          at.context.actor.person + ", who acted there"});
    }
    if (faults.empty()) return {};
    return refuse(Refusal::separation_of_duties, std::move(faults));
}

base::Result<void> may_act(Case const& at) {
    auto const& person = at.context.actor.person;
    if (at.task.role == words::Role::submitter) {
        if (person != at.submission.submitter) {
            return refuse(Refusal::not_submitter,
                          {{"person", "the submitter " + at.submission.submitter, person}});
        }
        return must_hold(at.context.actor, at.task.role, at.task.scope);
    }
    if (auto taken = may_take(at); !taken) return taken;
    if (at.task.claimant.empty()) {
        return refuse(Refusal::task_not_claimed, {{"claimant", person, "nobody"}});
    }
    if (at.task.claimant != person) {
        return refuse(Refusal::task_claimed, {{"claimant", person, claimed_by(at.task)}});
    }
    return {};
}

base::Result<void> may_edit(Case const& at) {
    auto const& person = at.context.actor.person;
    if (auto held = must_hold(at.context.actor, words::Role::submitter, at.task.scope); !held)
        return held;
    if (workflow::may_edit(deeds_of(at))) return {};
    std::vector<base::Fault> faults;
    for (auto const& [state, people] : at.submission.reviewers) {
        if (!people.contains(person)) continue;
        faults.push_back({"person", "a person who never reviewed the submission",
                          person + ", who acted in " + state});
    }
    return refuse(Refusal::separation_of_duties, std::move(faults));
}

}  // namespace yingshen::review

#include "review/people.hpp"

#include <fmt/format.h>

#include <algorithm>

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

/// Where a review happens: a state, or `state.side` for a review beside it.
std::string place(Case const& at, std::string const& side) {
    return side.empty() ? at.state.id : at.state.id + "." + side;
}

workflow::Side const* find_side(Case const& at, std::string const& side) {
    auto const found = std::ranges::find(at.state.sides, side, &workflow::Side::id);
    return found == at.state.sides.end() ? nullptr : &*found;
}

/// What a person did to the submission, through whatever account.
workflow::Deeds deeds_of(Case const& at, std::string const& person) {
    workflow::Deeds deeds;
    deeds.submitter = person == at.submission.submitter;
    deeds.editor = at.submission.editors.contains(person);
    for (auto const& [id, people] : at.submission.reviewers) {
        if (!people.contains(person)) continue;
        deeds.reviewed = true;
        auto const dot = id.find('.');
        if (auto const* state = at.context.definition.find(id.substr(0, dot))) {
            auto const side = dot == std::string::npos ? std::string() : id.substr(dot + 1);
            workflow::record_review(at.context.definition, *state, side, deeds);
        }
    }
    return deeds;
}

void add_faults_of_reviewer(Case const& at, std::string const& person, std::string const& side,
                            std::vector<base::Fault>& faults) {
    auto const bar = [&](std::string expected, std::string const& found) {
        faults.push_back({"person", std::move(expected), person + ", " + found});
    };
    auto const before = faults.size();
    if (person == at.submission.submitter)
        bar("a person other than the submitter", "who submitted it");
    if (at.submission.editors.contains(person))
        bar("a person who never edited the content", "who edited it");
    for (auto const& [state, people] : at.submission.reviewers) {
        if (state != place(at, side) && people.contains(person))
            bar("a person who did not act in " + state, "who acted there");
    }
    // What the engine bars by itself is already named, so this is a state's own earlier reviewer.
    auto const* beside = find_side(at, side);
    auto const task = beside == nullptr ? at.state.task : std::optional(beside->task);
    if (faults.size() == before && task && workflow::barred_by(*task, deeds_of(at, person))) {
        bar("a person whom the definition does not bar from " + place(at, side), "who acted there");
    }
}

base::Result<void> reviewed_by(Case const& at, std::string const& person) {
    std::vector<base::Fault> faults;
    for (auto const& [state, people] : at.submission.reviewers) {
        if (!people.contains(person)) continue;
        faults.push_back({"person", "a person who never reviewed the submission",
                          person + ", who acted in " + state});
    }
    return refuse(Refusal::separation_of_duties, std::move(faults));
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

base::Result<OpenTask const*> open_task(Case const& at, std::string const& side) {
    if (auto const* task = at.submission.open_task(side)) return task;
    auto const known = find_side(at, side) != nullptr;
    return refuse(Refusal::side_absent,
                  {{"side", "an open review beside " + at.state.id,
                    known ? side + ", which passed already" : "\"" + side + "\""}});
}

base::Result<void> may_take(Case const& at, Actor const& actor, std::string const& side) {
    auto const task = open_task(at, side);
    if (!task) return std::unexpected(task.error());
    if (auto held = must_hold(actor, (*task)->role, (*task)->scope); !held) return held;
    std::vector<base::Fault> faults;
    add_faults_of_reviewer(at, actor.person, side, faults);
    if (!actor.on_behalf_of.empty()) add_faults_of_reviewer(at, actor.on_behalf_of, side, faults);
    if (faults.empty()) return {};
    return refuse(Refusal::separation_of_duties, std::move(faults));
}

base::Result<void> may_act(Case const& at, std::string const& side) {
    auto const task = open_task(at, side);
    if (!task) return std::unexpected(task.error());
    auto const& actor = at.context.actor;
    auto const& person = actor.acting_for();
    if ((*task)->role == words::Role::submitter) {
        if (person != at.submission.submitter) {
            return refuse(Refusal::not_submitter,
                          {{"person", "the submitter " + at.submission.submitter, person}});
        }
        if (auto unbiased = must_not_have_reviewed(at); !unbiased) return unbiased;
        return must_hold(actor, (*task)->role, (*task)->scope);
    }
    if (auto taken = may_take(at, actor, side); !taken) return taken;
    // Where several people vote, each seat is taken by voting.
    if (side.empty() && at.state.task && at.state.task->votes) return {};
    if ((*task)->claimant.empty()) {
        return refuse(Refusal::task_not_claimed, {{"claimant", person, "nobody"}});
    }
    if ((*task)->claimant != person) {
        return refuse(Refusal::task_claimed, {{"claimant", person, claimed_by(**task)}});
    }
    return {};
}

base::Result<void> may_edit(Case const& at) {
    auto const& actor = at.context.actor;
    if (auto held = must_hold(actor, words::Role::submitter, at.task.scope); !held) return held;
    return must_not_have_reviewed(at);
}

base::Result<void> must_not_have_reviewed(Case const& at) {
    auto const& actor = at.context.actor;
    for (auto const& person : {actor.person, actor.acting_for()}) {
        if (!workflow::may_edit(deeds_of(at, person))) return reviewed_by(at, person);
    }
    return {};
}

base::Result<void> must_not_be_author(Case const& at) {
    auto const& actor = at.context.actor;
    std::vector<base::Fault> faults;
    for (auto const& person : {actor.person, actor.on_behalf_of}) {
        if (person.empty()) continue;
        auto const deeds = deeds_of(at, person);
        if (!deeds.submitter && !deeds.editor) continue;
        faults.push_back({"person", "a person who neither submitted nor edited it", person});
    }
    if (faults.empty()) return {};
    return refuse(Refusal::separation_of_duties, std::move(faults));
}

}  // namespace yingshen::review

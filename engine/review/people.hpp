#pragma once
#include "review/case.hpp"

namespace yingshen::review {

/// Separation of duties and claims: who may do what, by person. Each returns nothing, or the
/// refusal. The definition's constraints hold, and three built in on top of any definition:
/// submitter and editors never review, reviewers never edit, nobody reviews in two states.

/// Whether the actor may take the open task of a reviewer's state: role, scope, separation of
/// duties.
[[nodiscard]] base::Result<void> may_take(Case const& at);
/// Whether the actor may act in the state now: the submitter in person, or the claimant who still
/// may take the task.
[[nodiscard]] base::Result<void> may_act(Case const& at);
/// Whether the actor may change content.
[[nodiscard]] base::Result<void> may_edit(Case const& at);
/// Whether the actor holds a role; the refusal names the roles that are held.
[[nodiscard]] base::Result<void> must_hold(Actor const& actor, words::Role role,
                                           words::Scope scope);

/// The claimant and since when, for the refusal of everybody else.
[[nodiscard]] std::string claimed_by(OpenTask const& task);

}  // namespace yingshen::review

#pragma once
#include "review/case.hpp"

namespace yingshen::review {

/// Separation of duties and claims: who may do what, by person. Each returns nothing, or the
/// refusal. The definition's constraints hold, and three built in on top of any definition:
/// submitter and editors never review, reviewers never edit, nobody reviews in two states.

/// The open task of the state, or of the review `side` beside it.
[[nodiscard]] base::Result<OpenTask const*> open_task(Case const& at, std::string const& side);
/// Whether somebody may take an open task of a reviewer: role, scope, separation of duties. A
/// stand-in is bound by what either of the two did.
[[nodiscard]] base::Result<void> may_take(Case const& at, Actor const& actor,
                                          std::string const& side = {});
/// Whether the actor may act in a task now: the submitter (or a stand-in), the claimant who still
/// may take the task, or anybody who may where several vote.
[[nodiscard]] base::Result<void> may_act(Case const& at, std::string const& side = {});
/// Whether neither the actor nor whom they stand in for reviewed the submission.
[[nodiscard]] base::Result<void> must_not_have_reviewed(Case const& at);
/// Whether neither of them wrote it or changed it: nobody chooses who reviews their own work.
[[nodiscard]] base::Result<void> must_not_be_author(Case const& at);
/// Whether the actor may change content.
[[nodiscard]] base::Result<void> may_edit(Case const& at);
/// Whether the actor holds a role; the refusal names the roles that are held.
[[nodiscard]] base::Result<void> must_hold(Actor const& actor, words::Role role,
                                           words::Scope scope);

/// The claimant and since when, for the refusal of everybody else.
[[nodiscard]] std::string claimed_by(OpenTask const& task);

}  // namespace yingshen::review

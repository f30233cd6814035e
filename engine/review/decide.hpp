#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "review/actor.hpp"
#include "review/command.hpp"
#include "review/submission.hpp"
#include "workflow/calendar.hpp"
#include "workflow/reach.hpp"

namespace yingshen::review {

/// Where a migration leads: the other version of the workflow, and what a submission there asks.
struct Target {
    workflow::Definition const& definition;
    workflow::Reachable const& reachable;  ///< of the definition
    std::vector<std::string> items;        ///< applicable items of the state's checklist there
    std::map<std::string, std::vector<std::string>> side_items{};
};

/// Everything a decision may look at beside the submission and the command.
struct Context {
    workflow::Definition const& definition;  ///< the pinned one
    std::vector<std::string> items;          ///< applicable items of the current state's checklist
    Actor const& actor;
    base::Time now;
    workflow::Calendar const& calendar;  ///< what deadlines are counted with
    /// The applicable items of the reviews beside the current state.
    std::map<std::string, std::vector<std::string>> side_items{};
    Target const* target = nullptr;  ///< of a migration
};

/// The events that a command causes, or why it causes none: `conflict` (the submission is not in a
/// state for it; "expected X, but found Y"), `forbidden` (role, scope, separation of duties),
/// `invalid` (the command itself). Pure and total. For `create` the submission has version 0.
[[nodiscard]] base::Result<std::vector<Event>> decide(Context const& context,
                                                      Submission const& submission,
                                                      Command const& command);

/// The actions that the actor could take now, and what each still needs; for screens. Same rules as
/// decide.
struct Possible {
    workflow::Action action;
    std::string to;                      ///< the first of `targets` where the command chooses
    std::vector<std::string> unmet;      ///< names of conditions; empty: it can be taken
    std::vector<std::string> targets{};  ///< the states to choose from
};
[[nodiscard]] std::vector<Possible> possible_actions(Context const& context,
                                                     Submission const& submission);

/// Whether the actor could claim the submission's open task, or that of a review beside it (role,
/// scope, separation of duties, nobody else has it).
[[nodiscard]] bool may_claim(Context const& context, Submission const& submission,
                             std::string const& side = {});

/// The canonical JSON body of a clearance certificate: submission, title, kind, unit, facts, pins,
/// each current revision with name and digest, every decision in force with person and time, the
/// version and hash of the last event, the time of clearance. Version 2, which it is where there
/// are final files, lists each with its digest beside that of the reviewed revision; version 3,
/// which it is where somebody stood in, names in each such decision the person stood in for.
[[nodiscard]] std::string certificate_body(Submission const& submission, base::Digest const& head,
                                           base::Time at);

}  // namespace yingshen::review

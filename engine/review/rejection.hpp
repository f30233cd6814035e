#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingshen::review {

/// Every reason for which decide() refuses a command. The names are the stable codes of the API.
enum class Refusal : std::uint8_t {
    invalid_command,    ///< fields of the command itself; one fault each
    submission_absent,  ///< a command other than create before create
    already_created,
    submission_ended,
    definition_mismatch,  ///< the definition given does not know the submission's state
    material_absent,
    opinion_absent,
    item_absent,  ///< not an applicable item of the current state's checklist
    role_missing,
    separation_of_duties,
    not_submitter,
    task_is_submitters,  ///< the task belongs to the submitter: nobody claims it or gives it back
    task_claimed,        ///< somebody has it
    task_not_claimed,    ///< nobody has it
    not_editable,
    facts_unchanged,
    revision_unchanged,
    limit_reached,
    action_not_possible,
    requirements_unmet,     ///< one fault for each requirement
    opinions_not_possible,  ///< the state gives no opinions, so none is given, withdrawn or
                            ///< verified
    responses_not_possible,
    opinion_withdrawn,
    opinion_not_sent,
    answer_final,
    answer_unchanged,
    opinion_not_adopted,
    already_verified,
    side_absent,       ///< no such review beside the state, or it passed already
    no_such_target,    ///< the state to go to must be named, among those offered
    not_assignable,    ///< the definition does not let a head give this task to somebody
    not_transferable,  ///< nor its holder hand it on
    recipient_unfit,   ///< the person may not take the task, or not be copied in
    no_votes,          ///< the state's task is decided by one person
    decided_by_votes,  ///< the action is taken by votes only
    voted_already,
    not_their_turn,       ///< an added signer has to sign first, or the seats have to
    signer_not_possible,  ///< outside the definition's bounds, or too late
    opinion_not_declined,
    hearing_not_possible,
    members_unfit,  ///< too few, twice, or people who may not sit
    finals_not_possible,
    migration_refused,  ///< the submission could not stand so under the other version
    not_the_system,     ///< timers are fired by the engine itself
    timer_absent,       ///< the open task has no such timer that tells somebody
    timer_not_due,
    timer_fired,
    finding_absent,
    finding_gone,  ///< the current revision does not have it any more
    finding_marked,
    finding_not_marked,
};

struct RefusalText {
    Refusal refusal;
    base::ErrorKind kind;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
};

/// Every refusal with its kind, code and texts, in the order of the enumerators.
[[nodiscard]] std::span<RefusalText const> refusals();

/// The error of a refusal; returned from decide() as it is.
[[nodiscard]] std::unexpected<base::Error> refuse(Refusal refusal, std::vector<base::Fault> faults);

}  // namespace yingshen::review

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

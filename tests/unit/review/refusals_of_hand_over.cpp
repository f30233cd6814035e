#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {
namespace {

using words::Role;
using words::Scope;

}  // namespace

std::vector<PatternRow> refusals_of_hand_over() {
    auto const in_pre_review = [](PatternsDesk& desk) { desk.in_pre_review(); };
    auto const claimed = [](PatternsDesk& desk) {
        desk.in_pre_review().give(pre_reviewer(), Claim{});
    };
    auto const in_center_review = [](PatternsDesk& desk) { desk.in_center_review(); };
    auto const by_center = [](PatternsDesk& desk) { desk.claimed_by_center(); };
    auto const submitting_head = person("clerk", {{Role::department_head, Scope::same_department}});
    return {
        {"assign without the role for it",
         in_pre_review,
         second_pre_reviewer(),
         Assign{pre_reviewer(), {}},
         "role_missing",
         {"role: expected department_head (same_department), but found pre_reviewer "
          "(same_department)"}},
        {"assign one's own submission",
         in_pre_review,
         submitting_head,
         Assign{pre_reviewer(), {}},
         "separation_of_duties",
         {"person: expected a person who neither submitted nor edited it, but found clerk"}},
        {"assign for the head what one submitted oneself",
         in_pre_review,
         stand_in("clerk", department_head()),
         Assign{pre_reviewer(), {}},
         "separation_of_duties",
         {"person: expected a person who neither submitted nor edited it, but found clerk"}},
        {"assign to the submitter",
         in_pre_review,
         department_head(),
         Assign{everybody("clerk"), {}},
         "recipient_unfit",
         {"person: expected a person other than the submitter, but found clerk, who submitted it",
          "person: expected a person who never edited the content, but found clerk, who edited "
          "it"}},
        {"assign to somebody without the role",
         in_pre_review,
         department_head(),
         Assign{center_reviewer(), {}},
         "recipient_unfit",
         {"role: expected pre_reviewer (same_department), but found center_reviewer (center)"}},
        {"assign to whoever has it",
         claimed,
         department_head(),
         Assign{pre_reviewer(), {}},
         "task_claimed",
         {"to: expected somebody who does not have it, but found pre since "
          "2026-11-18T11:09:40.000000Z"}},
        {"assign where the definition lets nobody",
         in_center_review,
         center_head(),
         Assign{center_reviewer(), {}},
         "not_assignable",
         {"task: expected a task with `assign` in the definition, but found center_review"}},
        {"hand on where the definition lets nobody",
         by_center,
         center_reviewer(),
         Transfer{center_reviewer(), "休假", {}},
         "not_transferable",
         {"task: expected a task with `transfer: true` in the definition, but found "
          "center_review"}},
        {"hand on what somebody else has",
         claimed,
         second_pre_reviewer(),
         Transfer{second_pre_reviewer(), "休假", {}},
         "task_claimed",
         {"claimant: expected pre_2, but found pre since 2026-11-18T11:09:40.000000Z"}},
        {"hand on to oneself without a reason",
         claimed,
         pre_reviewer(),
         Transfer{pre_reviewer(), {}, {}},
         "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none",
          "to: expected somebody else, but found pre"}},
        {"hand on to somebody who may not",
         claimed,
         pre_reviewer(),
         Transfer{everybody("clerk"), "休假", {}},
         "recipient_unfit",
         {"person: expected a person other than the submitter, but found clerk, who submitted it",
          "person: expected a person who never edited the content, but found clerk, who edited "
          "it"}},
        {"copy to somebody whose role is not named",
         claimed,
         pre_reviewer(),
         CopyTo{center_head(), {}},
         "recipient_unfit",
         {"to: expected a holder of department_head, but found head"}},
        {"copy to the same person again",
         [claimed](PatternsDesk& desk) {
             claimed(desk);
             desk.give(pre_reviewer(), CopyTo{department_head(), {}});
         },
         pre_reviewer(),
         CopyTo{department_head(), {}},
         "invalid_command",
         {"to: expected somebody who was not copied in yet, but found boss"}},
        {"copy where the state copies nobody in",
         by_center,
         center_reviewer(),
         CopyTo{department_head(), {}},
         "recipient_unfit",
         {"to: expected a state with `copies`, but found boss"}},
        {"withdraw for the submitter what one reviewed",
         [](PatternsDesk& desk) { desk.in_center_review(); },
         stand_in("pre", clerk()),
         Act{Action::withdraw, {}, {}, {}},
         "separation_of_duties",
         {"person: expected a person who never reviewed the submission, but found pre, who acted "
          "in pre_review"}},
        {"withdraw what somebody else submitted",
         in_pre_review,
         colleague(),
         Act{Action::withdraw, {}, {}, {}},
         "not_submitter",
         {"person: expected the submitter clerk, but found colleague"}},
        {"return without naming the step",
         by_center,
         center_reviewer(),
         Act{Action::return_, "unreadable_file", {}, {}},
         "no_such_target",
         {"to: expected one of draft, pre_review, but found none"}},
        {"return to a step that is not offered",
         by_center,
         center_reviewer(),
         Act{Action::return_, "unreadable_file", {}, "sign_off"},
         "no_such_target",
         {"to: expected one of draft, pre_review, but found \"sign_off\""}},
        {"a final file where none is attached",
         in_pre_review,
         clerk(),
         AttachFinal{"m1", "定稿.txt", "text/plain", {}, 1, true, true, {}},
         "finals_not_possible",
         {"state: expected a state where final files are attached, but found pre_review"}},
    };
}

}  // namespace yingshen::test

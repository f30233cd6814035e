#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {
namespace {

using words::Answer;
using words::Severity;
using words::Verdict;

}  // namespace

std::vector<RefusalRow> refusals_of_actions() {
    auto const claimed = [](Desk& desk) { desk.to_pre_review().give(pre_reviewer(), Claim{}); };
    auto const one_failed = [claimed](Desk& desk) {
        claimed(desk);
        desk.answer_all(pre_reviewer())
            .give(pre_reviewer(), AnswerItem{"basics.readable", Verdict::fail, "第二页看不清"});
    };
    return {
        {"sign in pre-review",
         claimed,
         pre_reviewer(),
         Act{Action::sign, {}, {}},
         "action_not_possible",
         {"action: expected one of pass, return, but found sign in pre_review"}},
        {"submit an empty draft",
         [](Desk& desk) {
             desk.give(
                 clerk(),
                 Create{
                     "a", words::Kind::marketing_material, "u", {}, {{"product", {"fund"}}}, {}});
         },
         clerk(),
         Act{Action::submit, {}, {}},
         "requirements_unmet",
         {"facts_complete: expected every required fact declared, but found audience, channels, "
          "go_live not declared",
          "material_attached: expected at least one material, but found none"}},
        {"submit after a screening that failed",
         [](Desk& desk) {
             desk.create().give(
                 clerk(), AttachRevision{"",
                                         "a",
                                         "text/plain",
                                         {},
                                         1,
                                         {{}, {{{}, std::string(screening_failed), {"", ""}}}}});
         },
         clerk(),
         Act{Action::submit, {}, {}},
         "requirements_unmet",
         {"screened: expected every current revision screened, but found m1 not screened"}},
        {"pass with an unanswered checklist",
         claimed,
         pre_reviewer(),
         Act{Action::pass, {}, {}},
         "requirements_unmet",
         {"checklist_complete: expected every applicable checklist item answered, but found "
          "basics.complete, basics.readable not answered",
          "no_failed_items: expected no checklist item failed, but found basics.complete, "
          "basics.readable not answered"}},
        {"pass with a failed item",
         one_failed,
         pre_reviewer(),
         Act{Action::pass, {}, {}},
         "requirements_unmet",
         {"no_failed_items: expected no checklist item failed, but found basics.readable failed"}},
        {"return without a reason",
         claimed,
         pre_reviewer(),
         Act{Action::return_, {}, "看不清"},
         "requirements_unmet",
         {"reason: expected a reason, but found none"}},
        {"return for an unknown reason",
         claimed,
         pre_reviewer(),
         Act{Action::return_, "bad_mood", {}},
         "invalid_command",
         {"reason: expected one of unreadable_file, attachment_mismatch, other, but found "
          "\"bad_mood\""}},
        {"return for another reason that is not told",
         claimed,
         pre_reviewer(),
         Act{Action::return_, "other", {}},
         "invalid_command",
         {"comment: expected 1 to 2000 characters, but found none"}},
        {"give opinions where there are none",
         [](Desk& desk) {
             desk.to_center_review().give(center_reviewer(), Claim{}).answer_all(center_reviewer());
         },
         center_reviewer(),
         Act{Action::give_opinions, {}, {}},
         "requirements_unmet",
         {"opinions: expected at least one opinion that was not sent yet, but found none"}},
        {"pass over an opinion",
         [](Desk& desk) {
             desk.to_center_review()
                 .give(center_reviewer(), Claim{})
                 .answer_all(center_reviewer())
                 .opinion(Severity::advisory);
         },
         center_reviewer(),
         Act{Action::pass, {}, {}},
         "requirements_unmet",
         {"no_open_opinions: expected every opinion settled, but found o1 not settled"}},
        {"respond before every opinion is answered",
         [](Desk& desk) { desk.to_awaiting_response().answer("o2", Answer::adopted); },
         clerk(),
         Act{Action::respond, {}, {}},
         "requirements_unmet",
         {"opinions_answered: expected every opinion of the letter answered, but found o1 not "
          "answered"}},
        {"pass what was adopted and not verified",
         [](Desk& desk) { desk.to_verification().answer_all(center_reviewer()); },
         center_reviewer(),
         Act{Action::pass, {}, {}},
         "requirements_unmet",
         {"no_open_opinions: expected every opinion settled, but found o1 not settled"}},
        {"sign what lost its decision",
         [](Desk& desk) {
             desk.to_sign_off().give(center_head(), Claim{});
             desk.submission.decisions.pop_back();
         },
         center_head(),
         Act{Action::sign, {}, {}},
         "requirements_unmet",
         {"in_force: expected center_review.pass in force for this content, but found no such "
          "decision in force"}},
    };
}

}  // namespace yingshen::test

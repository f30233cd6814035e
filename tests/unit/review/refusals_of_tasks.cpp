#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {
namespace {

using words::Role;
using words::Scope;
using words::Verdict;

}  // namespace

std::vector<RefusalRow> refusals_of_tasks() {
    auto const in_pre_review = [](Desk& desk) { desk.to_pre_review(); };
    auto const claimed = [](Desk& desk) { desk.to_pre_review().give(pre_reviewer(), Claim{}); };
    auto const rival = person("rival", {{Role::pre_reviewer, Scope::same_department}});
    auto const elsewhere = person("pre2", {{Role::pre_reviewer, Scope::any}});
    auto const nobody = person("guest", {});
    return {
        {"claim a draft",
         [](Desk& desk) { desk.create(); },
         clerk(),
         Claim{},
         "task_is_submitters",
         {"task: expected a task of a reviewer, but found the task of the submitter clerk"}},
        {"give a draft back",
         [](Desk& desk) { desk.create(); },
         clerk(),
         Unclaim{},
         "task_is_submitters",
         {"task: expected a task of a reviewer, but found the task of the submitter clerk"}},
        {"claim in another department",
         in_pre_review,
         elsewhere,
         Claim{},
         "role_missing",
         {"role: expected pre_reviewer (same_department), but found pre_reviewer (any)"}},
        {"claim without any role",
         in_pre_review,
         nobody,
         Claim{},
         "role_missing",
         {"role: expected pre_reviewer (same_department), but found no role"}},
        {"claim what somebody has",
         claimed,
         rival,
         Claim{},
         "task_claimed",
         {"claimant: expected nobody, but found pre since 2026-11-18T11:09:40.000000Z"}},
        {"give back what nobody has",
         in_pre_review,
         rival,
         Unclaim{},
         "task_not_claimed",
         {"claimant: expected rival, but found nobody"}},
        {"give back what somebody else has",
         claimed,
         rival,
         Unclaim{},
         "task_claimed",
         {"claimant: expected rival, but found pre since 2026-11-18T11:09:40.000000Z"}},
        {"pass without a claim",
         in_pre_review,
         pre_reviewer(),
         Act{Action::pass, {}, {}},
         "task_not_claimed",
         {"claimant: expected pre, but found nobody"}},
        {"pass what somebody else has",
         claimed,
         rival,
         Act{Action::pass, {}, {}},
         "task_claimed",
         {"claimant: expected rival, but found pre since 2026-11-18T11:09:40.000000Z"}},
        {"submit for a colleague",
         [](Desk& desk) { desk.create().attach(); },
         colleague(),
         Act{Action::submit, {}, {}},
         "not_submitter",
         {"person: expected the submitter clerk, but found colleague"}},
        {"an item that does not apply",
         claimed,
         pre_reviewer(),
         AnswerItem{"basics.rate", Verdict::pass, {}},
         "item_absent",
         {"item: expected an applicable item of basics, but found \"basics.rate\" in pre_review"}},
        {"an item where there is no checklist",
         [](Desk& desk) { desk.create(); },
         clerk(),
         AnswerItem{"basics.complete", Verdict::pass, {}},
         "item_absent",
         {"item: expected a state with a checklist, but found \"basics.complete\" in draft"}},
        {"a failed item without a note",
         claimed,
         pre_reviewer(),
         AnswerItem{"basics.complete", Verdict::fail, {}},
         "invalid_command",
         {"note: expected 1 to 2000 characters, but found none"}},
        {"an item that does not apply, without a reason",
         claimed,
         pre_reviewer(),
         AnswerItem{"basics.complete", Verdict::not_applicable, " "},
         "invalid_command",
         {"note: expected 1 to 2000 characters, but found none"}},
    };
}

std::vector<RefusalRow> refusals_of_duties() {
    auto const to_pre = [](Desk& desk) { desk.to_pre_review(); };
    auto const to_center = [](Desk& desk) {
        desk.to_pre_review().review(everybody("eve", "eve_1"), Action::pass);
    };
    return {
        {"the submitter reviews",
         to_pre,
         everybody("clerk"),
         Claim{},
         "separation_of_duties",
         {"person: expected a person other than the submitter, but found clerk, who submitted it",
          "person: expected a person who never edited the content, but found clerk, who edited "
          "it"}},
        {"an editor reviews",
         [](Desk& desk) { desk.create().attach().attach(colleague(), 2, "m1").submit(); },
         everybody("colleague"),
         Claim{},
         "separation_of_duties",
         {"person: expected a person who never edited the content, but found colleague, who edited "
          "it"}},
        {"the pre-reviewer reviews at the center through a second account",
         to_center,
         everybody("eve", "eve_2"),
         Claim{},
         "separation_of_duties",
         {"person: expected a person who did not act in pre_review, but found eve, who acted "
          "there"}},
    };
}

}  // namespace yingshen::test

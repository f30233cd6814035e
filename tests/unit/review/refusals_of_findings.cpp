#include "unit/review/findings_desk.hpp"
#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {
namespace {

/// Two findings, with the center.
void at_center(Desk& desk) {
    AttachRevision attach{
        {}, "海报.txt", "text/plain", base::Digest{}, 10, words_found("本品保本。另有最佳收益。"),
        {}};
    desk.create().give(clerk(), attach).submit().review(pre_reviewer(), Action::pass);
    desk.give(center_reviewer(), Claim{});
}

}  // namespace

std::vector<RefusalRow> refusals_of_findings() {
    auto const dismissed = [](Desk& desk) {
        at_center(desk);
        desk.give(center_reviewer(), DismissFinding{"f1", "误报"});
    };
    auto const confirmed = [](Desk& desk) {
        at_center(desk);
        desk.give(center_reviewer(), ConfirmFinding{"f1", {}, {}, {}});
    };
    auto const gone = [](Desk& desk) {
        at_center(desk);
        desk.submission.findings[0].gone_in = 1;
        desk.submission.materials[0].revisions[0].finding_ids[0] = "f3";
    };
    return {
        {"confirm in pre-review",
         [](Desk& desk) { desk.to_pre_review().give(pre_reviewer(), Claim{}); },
         pre_reviewer(),
         ConfirmFinding{"f1", {}, {}, {}},
         "opinions_not_possible",
         {"state: expected a reviewer's state with give_opinions, but found pre_review"}},
        {"dismiss in pre-review",
         [](Desk& desk) { desk.to_pre_review().give(pre_reviewer(), Claim{}); },
         pre_reviewer(),
         DismissFinding{"f1", "误报"},
         "opinions_not_possible",
         {"state: expected a reviewer's state with give_opinions, but found pre_review"}},
        {"reopen without a claim",
         [](Desk& desk) { desk.to_center_review(); },
         center_reviewer(),
         ReopenFinding{"f1", {}},
         "task_not_claimed",
         {"claimant: expected center, but found nobody"}},
        {"confirm what was never found",
         at_center,
         center_reviewer(),
         ConfirmFinding{"f9", {}, {}, {}},
         "finding_absent",
         {"finding: expected a finding of the submission, but found \"f9\""}},
        {"dismiss what has no such name",
         at_center,
         center_reviewer(),
         DismissFinding{"f01", "误报"},
         "finding_absent",
         {"finding: expected a finding of the submission, but found \"f01\""}},
        {"dismiss what is gone",
         gone,
         center_reviewer(),
         DismissFinding{"f1", "误报"},
         "finding_gone",
         {"finding: expected f1 in revision 1 of m1, but found gone since revision 1"}},
        {"dismiss without a reason",
         at_center,
         center_reviewer(),
         DismissFinding{"f1", " "},
         "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
        {"confirm what was dismissed",
         dismissed,
         center_reviewer(),
         ConfirmFinding{"f1", {}, {}, {}},
         "finding_marked",
         {"finding: expected f1 not marked yet, but found dismissed"}},
        {"dismiss what was confirmed",
         confirmed,
         center_reviewer(),
         DismissFinding{"f1", "误报"},
         "finding_marked",
         {"finding: expected f1 not marked yet, but found confirmed"}},
        {"reopen what is open",
         dismissed,
         center_reviewer(),
         ReopenFinding{"f2", {}},
         "finding_not_marked",
         {"finding: expected f2 confirmed or dismissed, but found open"}},
        {"reopen what was confirmed without a reason",
         confirmed,
         center_reviewer(),
         ReopenFinding{"f1", {}},
         "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
        {"confirm with too long a text",
         at_center,
         center_reviewer(),
         ConfirmFinding{"f1", std::string(4'001, 'a'), {}, {}},
         "invalid_command",
         {"text: expected 1 to 4000 characters, but found 4001"}},
    };
}

}  // namespace yingshen::test

#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {
namespace {

using words::Answer;
using words::Severity;

GiveOpinion opinion(std::string text) {
    return {words::Right::information, Severity::substantive, std::move(text), {}, {}};
}

}  // namespace

std::vector<RefusalRow> refusals_of_opinions() {
    auto const at_center = [](Desk& desk) {
        desk.to_center_review().give(center_reviewer(), Claim{});
    };
    auto const given = [at_center](Desk& desk) {
        at_center(desk);
        desk.opinion(Severity::substantive);
    };
    auto const withdrawn = [given](Desk& desk) {
        given(desk);
        desk.give(center_reviewer(), WithdrawOpinion{"o1", "重复"});
    };
    auto const letter = [](Desk& desk) { desk.to_awaiting_response(); };
    auto const verifying = [](Desk& desk) { desk.to_verification(); };
    auto const verified = [](Desk& desk) {
        desk.to_verification().give(center_reviewer(), VerifyImplementation{"o1", true, {}});
    };
    auto const refused_once = [](Desk& desk) {
        desk.to_verification()
            .give(center_reviewer(), VerifyImplementation{"o1", false, "仍未写明"})
            .answer_all(center_reviewer())
            .opinion(Severity::advisory)
            .act(center_reviewer(), Action::give_opinions);
    };
    Place const nowhere{"m3", 1, 5, 2, "", ""};
    Place const ahead{"m1", 4, 0, 2, "", ""};
    return {
        {"an opinion in pre-review",
         [](Desk& desk) { desk.to_pre_review().give(pre_reviewer(), Claim{}); },
         pre_reviewer(),
         opinion("a"),
         "opinions_not_possible",
         {"state: expected a reviewer's state with give_opinions, but found pre_review"}},
        {"an opinion without a claim",
         [](Desk& desk) { desk.to_center_review(); },
         center_reviewer(),
         opinion("a"),
         "task_not_claimed",
         {"claimant: expected center, but found nobody"}},
        {"an empty opinion",
         at_center,
         center_reviewer(),
         opinion(""),
         "invalid_command",
         {"text: expected 1 to 4000 characters, but found none"}},
        {"an opinion about no place",
         at_center,
         center_reviewer(),
         GiveOpinion{words::Right::redress, Severity::advisory, "a", {}, nowhere},
         "invalid_command",
         {"place.material: expected a material of the submission, but found \"m3\"",
          "place.end: expected 0 <= begin <= end, but found begin 5, end 2"}},
        {"an opinion about a revision to come, with too many citations",
         at_center,
         center_reviewer(),
         GiveOpinion{words::Right::redress, Severity::advisory, "a",
                     std::vector<rulebook::Citation>(21), ahead},
         "invalid_command",
         {"basis: expected at most 20 citations, but found 21",
          "place.revision: expected a revision from 1 to 1, but found 4"}},
        {"an opinion too many",
         [at_center](Desk& desk) {
             at_center(desk);
             for (int i = 0; i < 200; ++i)
                 desk.opinion(Severity::advisory);
         },
         center_reviewer(),
         opinion("a"),
         "limit_reached",
         {"opinions: expected at most 200, but found 200 already"}},
        {"withdraw what is not there",
         given,
         center_reviewer(),
         WithdrawOpinion{"o9", "重复"},
         "opinion_absent",
         {"opinion: expected an opinion of the submission, but found \"o9\""}},
        {"withdraw twice",
         withdrawn,
         center_reviewer(),
         WithdrawOpinion{"o1", "重复"},
         "opinion_withdrawn",
         {"opinion: expected o1 standing, but found withdrawn"}},
        {"withdraw without a reason",
         given,
         center_reviewer(),
         WithdrawOpinion{"o1", ""},
         "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
        {"respond under review",
         given,
         clerk(),
         RespondToOpinion{"o1", Answer::adopted, {}},
         "responses_not_possible",
         {"state: expected a submitter's state with respond, but found center_review"}},
        {"respond for the submitter",
         letter,
         colleague(),
         RespondToOpinion{"o1", Answer::adopted, {}},
         "not_submitter",
         {"person: expected the submitter clerk, but found colleague"}},
        {"decline without a reason",
         letter,
         clerk(),
         RespondToOpinion{"o1", Answer::declined, {}},
         "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
        {"adopt in part without a reason",
         letter,
         clerk(),
         RespondToOpinion{"o1", Answer::partially_adopted, {}},
         "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
        {"the same answer again",
         [](Desk& desk) { desk.to_awaiting_response().answer("o1", Answer::adopted); },
         clerk(),
         RespondToOpinion{"o1", Answer::adopted, {}},
         "answer_unchanged",
         {"answer: expected another answer or another reason, but found adopted as before"}},
        {"change an answer after responding",
         refused_once,
         clerk(),
         RespondToOpinion{"o2", Answer::adopted, {}},
         "answer_final",
         {"opinion: expected an opinion that waits for an answer, but found o2 finally declined"}},
        {"answer an opinion before its letter",
         [](Desk& desk) { desk.to_awaiting_response().submission.opinions[0].letter = 0; },
         clerk(),
         RespondToOpinion{"o1", Answer::adopted, {}},
         "opinion_not_sent",
         {"opinion: expected o1 sent in a letter, but found not sent yet"}},
        {"verify what was declined",
         verifying,
         center_reviewer(),
         VerifyImplementation{"o2", true, {}},
         "opinion_not_adopted",
         {"opinion: expected o2 adopted or partially adopted, but found declined"}},
        {"verify what was not answered",
         given,
         center_reviewer(),
         VerifyImplementation{"o1", true, {}},
         "opinion_not_adopted",
         {"opinion: expected o1 adopted or partially adopted, but found not answered"}},
        {"verify twice",
         verified,
         center_reviewer(),
         VerifyImplementation{"o1", true, {}},
         "already_verified",
         {"opinion: expected o1 not verified yet, but found verified in this content"}},
        {"refuse an implementation without a note",
         verifying,
         center_reviewer(),
         VerifyImplementation{"o1", false, {}},
         "invalid_command",
         {"note: expected 1 to 2000 characters, but found none"}},
    };
}

}  // namespace yingshen::test

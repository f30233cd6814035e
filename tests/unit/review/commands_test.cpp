#include <algorithm>

#include "review/projection.hpp"
#include "unit/review/desk.hpp"
#include "workflow/due.hpp"
#include "workflow/step.hpp"

using namespace yingshen;
using namespace yingshen::test;
using words::Answer;
using words::Severity;

namespace {

std::vector<std::string> gates(Submission const& submission) {
    std::vector<std::string> names;
    for (auto const& decision : submission.decisions)
        names.push_back(decision.gate);
    return names;
}

template <class E>
E const* last(Desk const& desk) {
    return std::get_if<E>(&desk.log.back().event);
}

/// The latest event of a type.
template <class E>
E const* latest(Desk const& desk) {
    for (auto one = desk.log.rbegin(); one != desk.log.rend(); ++one) {
        if (auto const* event = std::get_if<E>(&one->event)) return event;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a submission begins as a draft that belongs to its submitter") {
    Desk desk(test_workflow());
    desk.create();
    CHECK(desk.submission.state == "draft");
    CHECK(desk.submission.submitter == "clerk");
    CHECK(desk.submission.task->claimant == "clerk");
    CHECK(desk.submission.version == 1);
}

TEST_CASE("an attached file becomes the next revision of its material and is screened") {
    Desk desk(test_workflow());
    desk.create().attach().attach(colleague(), 2, "m1").attach(clerk(), 3);
    REQUIRE(desk.submission.materials.size() == 2);
    auto const& first = desk.submission.materials.front();
    CHECK(first.revisions.size() == 2);
    CHECK(first.revisions.back().number == 2);
    CHECK(first.revisions.back().screened);
    CHECK(first.revisions.back().by == "colleague");
    CHECK(desk.submission.materials.back().id == "m2");
    CHECK(desk.submission.editors == std::set<std::string>{"clerk", "colleague"});
}

TEST_CASE("new facts are screened over every current revision") {
    Desk desk(test_workflow());
    desk.create().attach().attach(clerk(), 2);
    auto facts = complete_facts();
    facts["go_live"] = {"2027-01-01"};
    Screening found;
    found.findings.push_back(
        {"r", 1, words::Right::information, Severity::substantive, "t", "a", {}, "x", {}});
    desk.give(clerk(), SetFacts{"新标题", facts, {{"m1", found}, {"m2", {}}}});
    CHECK(desk.submission.title == "新标题");
    CHECK(desk.submission.facts == facts);
    CHECK(desk.submission.material("m1")->revisions.back().findings.size() == 1);
    CHECK(desk.submission.material("m1")->revisions.back().screened);
    CHECK(desk.submission.material("m2")->revisions.back().screened);
}

TEST_CASE("facts alone leave a revision unscreened until its screening is recorded") {
    Desk desk(test_workflow());
    desk.create().attach();
    desk.record(clerk(), {FactsSet{"b", {}}});
    CHECK_FALSE(desk.submission.materials.front().revisions.back().screened);
}

TEST_CASE("a task is claimed, given back and claimed by another") {
    Desk desk(test_workflow());
    auto const rival =
        person("rival", {{words::Role::pre_reviewer, words::Scope::same_department}});
    desk.to_pre_review().give(pre_reviewer(), Claim{}).give(pre_reviewer(), Unclaim{});
    CHECK(desk.submission.task->claimant.empty());
    desk.give(rival, Claim{});
    CHECK(desk.submission.task->claimant == "rival");
    CHECK(desk.submission.task->due == workflow::due({1, workflow::Deadline::Unit::working_days},
                                                     desk.submission.task->since, desk.calendar));
}

TEST_CASE("a pass opens the gate of its state for the content it looked at") {
    Desk desk(test_workflow());
    desk.to_center_review();
    REQUIRE(desk.submission.decisions.size() == 1);
    auto const& decision = desk.submission.decisions.front();
    CHECK(decision.gate == "pre_review.pass");
    CHECK(decision.person == "pre");
    CHECK(decision.content == content_digest(desk.submission));
    CHECK(desk.submission.state == "center_review");
    CHECK(desk.submission.item_answers.empty());
}

TEST_CASE("a return closes the gates that the workflow says and tells which") {
    Desk desk(test_workflow());
    desk.to_sign_off()
        .give(center_head(), Claim{})
        .act(center_head(), Action::return_, "attachment_mismatch");
    CHECK(desk.submission.state == "center_review");
    CHECK(gates(desk.submission) == std::vector<std::string>{"pre_review.pass"});
    REQUIRE(latest<DecisionsVoided>(desk) != nullptr);
    CHECK(*latest<DecisionsVoided>(desk) ==
          DecisionsVoided{DecisionsVoided::Cause::returned, {"center_review.pass"}, {}});

    desk.give(center_reviewer(), Claim{})
        .act(center_reviewer(), Action::return_, "unreadable_file");
    CHECK(desk.submission.state == "draft");
    CHECK(gates(desk.submission).empty());
    CHECK(desk.submission.moves.back().reason == "unreadable_file");
}

TEST_CASE("a letter sends every opinion that was not sent, and only those") {
    Desk desk(test_workflow());
    desk.to_verification();
    desk.opinion(Severity::advisory)
        .answer_all(center_reviewer())
        .act(center_reviewer(), Action::give_opinions);
    CHECK(desk.submission.letters == 2);
    CHECK(desk.submission.opinion("o1")->letter == 1);
    CHECK(desk.submission.opinion("o3")->letter == 2);
    CHECK(desk.submission.opinion("o3")->sent_at.has_value());
}

TEST_CASE(
    "an answer can change until the response is handed in, and the first one stays on record") {
    Desk desk(test_workflow());
    desk.to_awaiting_response()
        .answer("o1", Answer::declined, "不同意")
        .answer("o1", Answer::adopted)
        .answer("o2", Answer::adopted);
    CHECK_FALSE(desk.submission.opinion("o1")->answer_final);
    desk.act(clerk(), Action::respond);
    auto const* opinion = desk.submission.opinion("o1");
    CHECK(opinion->answer_final);
    CHECK(opinion->answer()->answer == Answer::adopted);
    CHECK(opinion->answers.size() == 2);
    CHECK(project(desk.submission).opinions.front().first_answer == "declined");
}

TEST_CASE("new bytes in the response void the pre-review, and it is done again") {
    Desk desk(test_workflow());
    desk.to_awaiting_response();
    CHECK(gates(desk.submission) == std::vector<std::string>{"pre_review.pass"});
    desk.attach(clerk(), 2, "m1");
    CHECK(gates(desk.submission).empty());
    desk.answer("o1", Answer::adopted).answer("o2", Answer::adopted).act(clerk(), Action::respond);
    CHECK(desk.submission.state == "pre_review");
}

TEST_CASE("a response without new content goes straight back to the center") {
    Desk desk(test_workflow());
    desk.to_awaiting_response()
        .answer("o1", Answer::adopted)
        .answer("o2", Answer::adopted)
        .act(clerk(), Action::respond);
    CHECK(desk.submission.state == "center_review");
}

TEST_CASE("an adopted opinion is verified against the content and lets the submission pass") {
    Desk desk(test_workflow());
    desk.to_verification().give(center_reviewer(), VerifyImplementation{"o1", true, "已写明"});
    CHECK(desk.submission.opinion("o1")->verified);
    CHECK(last<ImplementationVerified>(desk)->content == content_digest(desk.submission));
    desk.answer_all(center_reviewer()).act(center_reviewer(), Action::pass);
    CHECK(desk.submission.state == "sign_off");
}

TEST_CASE("new content makes a verified opinion unverified") {
    Desk desk(test_workflow());
    desk.to_verification()
        .give(center_reviewer(), VerifyImplementation{"o1", true, {}})
        .opinion(Severity::advisory)
        .answer_all(center_reviewer())
        .act(center_reviewer(), Action::give_opinions)
        .attach(clerk(), 3, "m1");
    CHECK_FALSE(desk.submission.opinion("o1")->verified);
    auto const voided = std::ranges::find_if(desk.log, [&](Recorded const& recorded) {
        auto const* event = std::get_if<DecisionsVoided>(&recorded.event);
        return event != nullptr && event->verifications == std::vector<std::string>{"o1"};
    });
    CHECK(voided != desk.log.end());
}

TEST_CASE("a refused implementation waits for another letter and another answer") {
    Desk desk(test_workflow());
    desk.to_verification().give(center_reviewer(), VerifyImplementation{"o1", false, "字号过小"});
    auto const* opinion = desk.submission.opinion("o1");
    CHECK(opinion->open);
    CHECK(opinion->ever_refused);
    CHECK(opinion->letter == 0);
    CHECK(opinion->answer() == nullptr);
    desk.answer_all(center_reviewer())
        .act(center_reviewer(), Action::give_opinions)
        .answer("o1", Answer::adopted);
    CHECK(desk.submission.opinion("o1")->letter == 2);
    CHECK(desk.submission.opinion("o1")->answers.size() == 2);
}

TEST_CASE("an opinion withdrawn after a decline says so") {
    Desk desk(test_workflow());
    desk.to_verification()
        .give(center_reviewer(), WithdrawOpinion{"o2", "同意对方理由"})
        .give(center_reviewer(), WithdrawOpinion{"o1", "重复"});
    CHECK(desk.submission.opinion("o2")->withdrawn_after_decline);
    CHECK_FALSE(desk.submission.opinion("o1")->withdrawn_after_decline);
}

TEST_CASE("reject and cancel end a submission badly") {
    Desk rejected(test_workflow());
    rejected.to_sign_off()
        .give(center_head(), Claim{})
        .act(center_head(), Action::reject, "attachment_mismatch");
    CHECK(rejected.submission.end == workflow::End::bad);
    CHECK_FALSE(rejected.submission.task.has_value());
    Desk cancelled(test_workflow());
    cancelled.create().act(clerk(), Action::cancel);
    CHECK(cancelled.submission.state == "cancelled");
}

TEST_CASE("the name of a command is what the API and the log spell") {
    CHECK(name(Create{}) == "create");
    CHECK(name(SetFacts{}) == "set_facts");
    CHECK(name(RespondToOpinion{}) == "respond_to_opinion");
    CHECK(name(VerifyImplementation{}) == "verify_implementation");
    CHECK(name(Act{Action::give_opinions, {}, {}}) == "give_opinions");
    CHECK(name(Act{Action::return_, {}, {}}) == "return");
}

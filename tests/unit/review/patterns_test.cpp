#include <algorithm>

#include "review/projection.hpp"
#include "review/rights.hpp"
#include "unit/review/patterns_desk.hpp"

using namespace yingshen;
using namespace yingshen::test;
using words::Role;
using words::Scope;
using words::Verdict;
using workflow::Seat;

TEST_CASE("a head gives a task to somebody, and takes it from whoever has it") {
    PatternsDesk desk;
    desk.in_pre_review().give(department_head(), Assign{pre_reviewer(), {}});
    CHECK(desk.submission.task->claimant == "pre");
    desk.give(department_head(), Assign{second_pre_reviewer(), {}});
    CHECK(desk.submission.task->claimant == "pre_2");
    desk.act(second_pre_reviewer(), Action::pass);
    CHECK(desk.submission.reviewers.at("pre_review") == std::set<std::string>{"pre_2"});
}

TEST_CASE("a task is handed on with a reason, and whoever had it has it no more") {
    PatternsDesk desk;
    desk.in_pre_review()
        .give(pre_reviewer(), Claim{})
        .give(pre_reviewer(), Transfer{second_pre_reviewer(), "休假", {}});
    CHECK(desk.submission.task->claimant == "pre_2");
    CHECK(desk.refused(pre_reviewer(), Act{Action::pass, {}, {}, {}}).code == "task_claimed");
}

TEST_CASE("who is copied in is remembered with the note") {
    PatternsDesk desk;
    desk.in_pre_review()
        .give(pre_reviewer(), Claim{})
        .give(pre_reviewer(), CopyTo{department_head(), "请知悉"});
    REQUIRE(desk.submission.copies.size() == 1);
    CHECK(desk.submission.copies.front().person == "boss");
    CHECK(desk.submission.copies.front().by == "pre");
    CHECK(desk.submission.copies.front().note == "请知悉");
}

TEST_CASE("a return goes to the step that is named, and closes what was decided since") {
    PatternsDesk desk;
    desk.claimed_by_center().give(center_reviewer(),
                                  Act{Action::return_, "other", "请重新内审", "pre_review"});
    CHECK(desk.submission.state == "pre_review");
    CHECK(desk.submission.decisions.empty());
}

TEST_CASE("the submitter takes a submission back from whoever reviews it, with every decision") {
    PatternsDesk desk;
    desk.claimed_by_center().sides_passed().act(clerk(), Action::withdraw);
    CHECK(desk.submission.state == "draft");
    CHECK(desk.submission.decisions.empty());
    CHECK(desk.submission.side_tasks.empty());
    CHECK_FALSE(desk.submission.reviewers.at("center_review.legal").contains("clerk"));
}

TEST_CASE("two of three sign: votes are counted when everybody voted, and everybody is named") {
    PatternsDesk desk;
    desk.in_sign_off()
        .give(head("h_1"), Vote{true, {}, "同意"})
        .give(head("h_2"), Vote{true, {}, {}});
    CHECK(desk.submission.state == "sign_off");
    desk.give(head("h_3"), Vote{false, "other", "请再核对"});
    CHECK(desk.submission.end == workflow::End::good);
    auto const& signature = desk.submission.decisions.back();
    CHECK(signature.gate == "sign_off.sign");
    CHECK(signature.people == std::vector<std::string>{"h_1", "h_2"});
}

TEST_CASE("a refusal that an approval completes gives the reason of the last refusal") {
    PatternsDesk desk;
    desk.in_sign_off()
        .give(head("h_1"), Vote{false, "unreadable_file", "看不清"})
        .give(head("h_2"), Vote{false, "other", "请再核对"})
        .give(head("h_3"), Vote{true, {}, "同意"});
    CHECK(desk.submission.state == "center_review");
    CHECK(desk.submission.moves.back().reason == "other");
    CHECK(desk.submission.moves.back().comment == "请再核对");
    CHECK(desk.submission.ballot == Ballot{});
}

TEST_CASE("a seat that is removed leaves fewer to wait for") {
    PatternsDesk desk;
    desk.in_sign_off()
        .give(head("h_1"), RemoveSigner{{}, "休假"})
        .give(head("h_1"), Vote{true, {}, {}})
        .give(head("h_2"), Vote{true, {}, {}});
    CHECK(desk.submission.end == workflow::End::good);
}

TEST_CASE("added signers vote before the seats and after them, and one of them refuses for all") {
    PatternsDesk desk;
    desk.in_sign_off()
        .give(head("h_1"), AddSigner{head("h_4"), Seat::before, "请先审"})
        .give(head("h_1"), AddSigner{head("h_5"), Seat::after, "请复核"})
        .give(head("h_4"), Vote{true, {}, {}})
        .give(head("h_1"), Vote{true, {}, {}})
        .give(head("h_2"), Vote{true, {}, {}})
        .give(head("h_3"), Vote{true, {}, {}});
    CHECK(desk.submission.state == "sign_off");
    desk.give(head("h_5"), Vote{false, "other", "利率有误"});
    CHECK(desk.submission.state == "center_review");
}

TEST_CASE("a signer who lost the role is removed, and the seats go on") {
    PatternsDesk desk;
    desk.in_sign_off().give(head("h_1"), AddSigner{head("h_4"), Seat::before, "请先审"});
    CHECK(desk.refused(person("h_4", {}), Vote{true, {}, {}}).code == "role_missing");
    desk.give(head("h_1"), RemoveSigner{"h_4", "已调离"}).give(head("h_1"), Vote{true, {}, {}});
    CHECK(desk.submission.ballot.votes.size() == 1);
}

TEST_CASE("the vote of a stand-in counts once and names both people") {
    PatternsDesk desk;
    desk.in_sign_off()
        .give(stand_in("h_9", head("h_1")), Vote{true, {}, {}})
        .give(head("h_2"), Vote{true, {}, {}})
        .give(head("h_3"), Vote{true, {}, {}});
    auto const& signature = desk.submission.decisions.back();
    CHECK(signature.people == std::vector<std::string>{"h_9", "h_1", "h_2", "h_3"});
    CHECK(desk.submission.reviewers.at("sign_off").contains("h_9"));
    CHECK(desk.submission.reviewers.at("sign_off").contains("h_1"));
}

TEST_CASE("the reviews beside a state have their own task and gate, and join in the state's pass") {
    PatternsDesk desk;
    desk.claimed_by_center();
    REQUIRE(desk.submission.side_tasks.size() == 2);
    CHECK(desk.submission.side_tasks.at("legal").due.has_value());
    desk.sides_passed();
    CHECK(desk.submission.side_tasks.empty());
    desk.answer_all(center_reviewer()).act(center_reviewer(), Action::pass);
    CHECK(desk.submission.state == "sign_off");
}

TEST_CASE("a review beside a state that passed is not asked for again while its content stands") {
    PatternsDesk desk;
    desk.claimed_by_center().sides_passed();
    desk.opinion(words::Severity::advisory)
        .act(center_reviewer(), Action::give_opinions)
        .answer("o1", words::Answer::declined, "版面所限")
        .act(clerk(), Action::respond);
    CHECK(desk.submission.side_tasks.empty());

    PatternsDesk changed;
    changed.claimed_by_center().sides_passed();
    changed.opinion(words::Severity::advisory)
        .act(center_reviewer(), Action::give_opinions)
        .attach(clerk(), 2, "m1")
        .answer("o1", words::Answer::adopted)
        .act(clerk(), Action::respond);
    CHECK(changed.submission.side_tasks.size() == 2);
}

TEST_CASE(
    "a hearing that upholds an opinion waits for a new answer, and one that sets it aside "
    "lets the submission go on") {
    PatternsDesk upheld;
    upheld.in_hearing().give(member("m_1"), PatternsDesk::hears(OpinionHeard::Ruling::upheld));
    CHECK(upheld.submission.opinion("o1")->open);
    CHECK(upheld.submission.opinion("o1")->hearings.front().members ==
          std::vector<std::string>{"m_1", "m_2", "m_3"});

    PatternsDesk aside;
    aside.in_hearing()
        .give(member("m_1"), PatternsDesk::hears(OpinionHeard::Ruling::set_aside))
        .act(member("m_1"), Action::conclude)
        .give(center_reviewer(), Claim{});
    aside.sides_passed().answer_all(center_reviewer()).act(center_reviewer(), Action::pass);
    CHECK(aside.submission.state == "sign_off");
    CHECK(aside.refused(head("m_2"), Vote{true, {}, {}}).code == "separation_of_duties");
}

TEST_CASE("a stand-in claims for the principal, and both are reviewers once one of them acts") {
    PatternsDesk desk;
    auto const for_pre = stand_in("pre_9", pre_reviewer());
    desk.in_pre_review().give(for_pre, Claim{});
    CHECK(desk.submission.task->claimant == "pre");
    desk.act(for_pre, Action::pass);
    CHECK(desk.submission.reviewers.at("pre_review") == std::set<std::string>{"pre", "pre_9"});
    CHECK(desk.submission.decisions.back().person == "pre_9");
    CHECK(desk.submission.decisions.back().on_behalf_of == "pre");
    CHECK(desk.refused(everybody("pre_9"), Claim{}).code == "separation_of_duties");
}

TEST_CASE("who submits, answers or takes back in the submitter's name never reviews") {
    auto const pre_9 = person("pre_9", {{Role::pre_reviewer, Scope::same_department}});
    PatternsDesk submitted;
    submitted.create().attach().act(stand_in("pre_9", clerk()), Action::submit);
    CHECK(submitted.submission.submitter == "clerk");
    CHECK(submitted.refused(pre_9, Claim{}).code == "separation_of_duties");

    PatternsDesk answered;
    answered.claimed_by_center()
        .opinion(words::Severity::advisory)
        .act(center_reviewer(), Action::give_opinions)
        .give(stand_in("pre_9", clerk()), RespondToOpinion{"o1", words::Answer::adopted, {}});
    CHECK(answered.submission.editors.contains("pre_9"));

    PatternsDesk taken_back;
    taken_back.in_pre_review().act(stand_in("pre_9", clerk()), Action::withdraw).submit();
    CHECK(taken_back.refused(pre_9, Claim{}).code == "separation_of_duties");
}

TEST_CASE("the rows of tasks hold open reviews beside the state and signatures that are awaited") {
    PatternsDesk desk;
    desk.in_center_review().give(legal(), Claim{"legal"});
    auto tasks = project(desk.submission).tasks;
    REQUIRE(tasks.size() == 2);
    CHECK(tasks[0].task == "legal");
    CHECK(tasks[0].group == "legal_reviewer@any");
    CHECK(tasks[0].claimant == "legal");
    CHECK(tasks[0].due.has_value());
    CHECK(tasks[1].task == "technology");
    CHECK(tasks[1].claimant.empty());

    PatternsDesk voting;
    voting.in_sign_off().give(head("h_1"), AddSigner{head("h_4"), Seat::before, "请先审"});
    tasks = project(voting.submission).tasks;
    REQUIRE(tasks.size() == 1);
    CHECK(tasks[0].task == "signer:h_4");
    CHECK(tasks[0].claimant == "h_4");
    voting.give(head("h_4"), Vote{true, {}, {}});
    CHECK(project(voting.submission).tasks.empty());
}

TEST_CASE("the rights that are shown are those that decide grants") {
    PatternsDesk desk;
    desk.in_center_review();
    auto const rights = [&](Actor const& actor, std::string const& side) {
        return task_rights(desk.context(actor), desk.submission, side);
    };
    CHECK(rights(legal(), "legal").claim);
    CHECK(rights(chief(), "legal").assign);
    CHECK_FALSE(rights(center_reviewer(), "legal").claim);
    CHECK(rights(center_reviewer(), {}).claim);
    desk.give(legal(), Claim{"legal"});
    auto const claimed = rights(legal(), "legal");
    CHECK(claimed.unclaim);
    CHECK(claimed.transfer);
    CHECK(claimed.answer);
    CHECK_FALSE(claimed.pass);
    desk.give(legal(), AnswerItem{"legal.liability", Verdict::pass, {}, "legal"});
    CHECK(rights(legal(), "legal").pass);
}

TEST_CASE("the rights of a ballot follow the votes") {
    PatternsDesk desk;
    desk.in_sign_off();
    auto const rights = [&](Actor const& actor) {
        return ballot_rights(desk.context(actor), desk.submission);
    };
    CHECK(rights(head("h_1")) == BallotRights{true, true, true, true, {}});
    CHECK(rights(center_reviewer()) == BallotRights{});
    desk.give(head("h_1"), AddSigner{head("h_4"), Seat::before, "请先审"});
    CHECK(rights(head("h_1")) == BallotRights{false, false, true, true, {"h_4"}});
    CHECK(rights(head("h_4")).vote);
    desk.give(head("h_4"), Vote{true, {}, {}}).give(head("h_1"), Vote{true, {}, {}});
    CHECK(rights(head("h_1")) == BallotRights{false, false, true, true, {}});
}

TEST_CASE("what can be taken leaves out what votes decide, and offers the states to return to") {
    PatternsDesk desk;
    desk.claimed_by_center();
    auto const possible = possible_actions(desk.context(center_reviewer()), desk.submission);
    auto const back = std::ranges::find(possible, Action::return_, &Possible::action);
    REQUIRE(back != possible.end());
    CHECK(back->targets == std::vector<std::string>{"draft", "pre_review"});
    CHECK(back->unmet == std::vector<std::string>{"reason"});
    auto const of_clerk = possible_actions(desk.context(clerk()), desk.submission);
    REQUIRE(of_clerk.size() == 1);
    CHECK(of_clerk.front().action == Action::withdraw);
    CHECK(of_clerk.front().to == "draft");

    PatternsDesk voting;
    voting.in_sign_off();
    CHECK(possible_actions(voting.context(head("h_1")), voting.submission).empty());
}

#include <algorithm>

#include "review/projection.hpp"
#include "unit/review/desk.hpp"

using namespace yingshen;
using namespace yingshen::test;
using words::Role;
using words::Scope;

namespace {

bool may_claim_now(Desk const& desk, Actor const& actor) {
    return may_claim(desk.context(actor), desk.submission);
}

}  // namespace

TEST_CASE("separation of duties looks at the person, whatever account and roles are used") {
    Desk desk(test_workflow());
    desk.create().attach().submit().review(everybody("eve", "eve_1"), Action::pass);
    CHECK_FALSE(may_claim_now(desk, everybody("eve", "eve_1")));
    CHECK_FALSE(may_claim_now(desk, everybody("eve", "eve_2")));
    CHECK_FALSE(may_claim_now(desk, everybody("clerk", "clerk_2")));
    CHECK(may_claim_now(desk, everybody("uma")));

    desk.review(everybody("uma"), Action::pass);
    CHECK_FALSE(may_claim_now(desk, everybody("uma", "uma_2")));
    CHECK_FALSE(may_claim_now(desk, everybody("eve", "eve_2")));
    CHECK(may_claim_now(desk, center_head()));
}

TEST_CASE("one answered checklist item makes a person a reviewer of that state for ever") {
    Desk desk(test_workflow());
    desk.to_pre_review()
        .give(everybody("eve"), Claim{})
        .give(everybody("eve"), AnswerItem{"basics.complete", words::Verdict::pass, {}});
    desk.give(everybody("eve"), Unclaim{}).review(pre_reviewer(), Action::pass);
    auto const error = desk.refused(everybody("eve"), Claim{});
    CHECK(error.code == "separation_of_duties");
    CHECK(desk.submission.reviewers.at("pre_review") == std::set<std::string>{"eve", "pre"});
}

TEST_CASE("a claim alone is no duty") {
    Desk desk(test_workflow());
    desk.to_pre_review()
        .give(everybody("eve"), Claim{})
        .give(everybody("eve"), Unclaim{})
        .review(pre_reviewer(), Action::pass);
    CHECK(may_claim_now(desk, everybody("eve")));
}

TEST_CASE("a reviewer of a returned submission may review the same state again, and never edit") {
    Desk desk(test_workflow());
    desk.to_pre_review()
        .give(everybody("eve"), Claim{})
        .act(everybody("eve"), Action::return_, "unreadable_file");
    CHECK(desk.refused(everybody("eve"), AttachRevision{"m1", "a", "text/plain", {}, 1, {}}).code ==
          "separation_of_duties");
    desk.submit();
    CHECK(may_claim_now(desk, everybody("eve")));
}

TEST_CASE("an editor of the response cannot review what follows") {
    Desk desk(test_workflow());
    desk.to_awaiting_response()
        .attach(everybody("uma"), 9, "m1")
        .answer("o1", words::Answer::adopted)
        .answer("o2", words::Answer::adopted);
    desk.act(clerk(), Action::respond);
    CHECK(desk.refused(everybody("uma"), Claim{}).code == "separation_of_duties");
}

TEST_CASE(
    "a role that is lost after the claim is missed at the next act, but the task can be given "
    "back") {
    Desk desk(test_workflow());
    desk.to_pre_review().give(pre_reviewer(), Claim{});
    auto const moved =
        person("pre", {{Role::pre_reviewer, Scope::any}, {Role::auditor, Scope::any}});
    CHECK(desk.refused(moved, Act{Action::pass, {}, {}}).code == "role_missing");
    CHECK(desk.refused(moved, AnswerItem{"basics.complete", words::Verdict::pass, {}}).code ==
          "role_missing");
    desk.give(moved, Unclaim{});
    CHECK(desk.submission.task->claimant.empty());
}

TEST_CASE("a submitter who moved away can no longer submit") {
    Desk desk(test_workflow());
    desk.create().attach();
    CHECK(
        desk.refused(person("clerk", {{Role::submitter, Scope::any}}), Act{Action::submit, {}, {}})
            .code == "role_missing");
}

TEST_CASE("the rows of duties hold each person once") {
    Desk desk(test_workflow());
    desk.create().attach().attach(colleague(), 2, "m1").submit();
    desk.review(pre_reviewer(), Action::pass).review(center_reviewer(), Action::pass);
    desk.give(center_head(), Claim{}).act(center_head(), Action::sign);
    auto const duties = project(desk.submission).duties;
    CHECK(duties == std::vector<DutyRow>{{"sub_1", "clerk", "author"},
                                         {"sub_1", "colleague", "author"},
                                         {"sub_1", "center", "center_review"},
                                         {"sub_1", "pre", "pre_review"},
                                         {"sub_1", "head", "sign_off"}});
}

TEST_CASE("the possible actions are those that decide would take, with what each still needs") {
    Desk desk(test_workflow());
    desk.to_center_review();
    auto const possible = [&](Actor const& actor) {
        return possible_actions(desk.context(actor), desk.submission);
    };
    CHECK(possible(center_reviewer()).empty());
    desk.give(center_reviewer(), Claim{}).answer_all(center_reviewer());
    auto const actions = possible(center_reviewer());
    REQUIRE(actions.size() == 3);
    CHECK(actions[0].action == Action::pass);
    CHECK(actions[0].to == "sign_off");
    CHECK(actions[0].unmet.empty());
    CHECK(actions[1].action == Action::give_opinions);
    CHECK(actions[1].unmet == std::vector<std::string>{"opinions"});
    CHECK(actions[2].action == Action::return_);
    CHECK(actions[2].unmet == std::vector<std::string>{"reason"});
    CHECK(possible(clerk()).empty());
}

TEST_CASE(
    "of several ways of one action the possible one is shown, with a decision it misses by name") {
    Desk desk(test_workflow());
    desk.to_awaiting_response();
    auto const respond = [&] {
        return possible_actions({desk.definition, {}, clerk(), desk.now, desk.calendar},
                                desk.submission)
            .front();
    };
    CHECK(respond().to == "center_review");
    CHECK(respond().unmet == std::vector<std::string>{"opinions_answered"});
    desk.attach(clerk(), 5, "m1");
    CHECK(respond().to == "pre_review");

    Desk signing(test_workflow());
    signing.to_sign_off().give(center_head(), Claim{}).submission.decisions.clear();
    auto const sign =
        possible_actions({signing.definition, {}, center_head(), signing.now, signing.calendar},
                         signing.submission)
            .front();
    CHECK(sign.unmet ==
          std::vector<std::string>{"in_force:pre_review.pass", "in_force:center_review.pass"});
}

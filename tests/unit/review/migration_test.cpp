#include <algorithm>

#include "unit/review/moving.hpp"
#include "unit/review/patterns_desk.hpp"
#include "workflow/due.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

workflow::Definition pinned() {
    return load_definition("tests/unit/review/workflow.yaml");
}

std::string const legal_between =
    "legal: {title: {zh: 法律审查, en: Legal}, task: {role: committee_member, scope: any, not: "
    "[submitter, editor]}, on: {pass: {to: center_review}}}\n  center_review:";

}  // namespace

TEST_CASE("a submission goes on under another version where it stands") {
    auto const before = pinned();
    Desk desk(before);
    desk.to_center_review().give(center_reviewer(), Claim{}).answer_all(center_reviewer());
    auto const since = desk.submission.task->since;
    auto const answers = desk.submission.item_answers.size();
    REQUIRE(answers == desk.checklist.size());
    auto const to = version_two({{"deadline: 3 working days", "deadline: 5 working days"}});
    Moving move{desk, to};
    move.items = {desk.checklist.front()};

    auto const events = move.decide(administrator(), {{"", center_reviewer()}});
    REQUIRE(events);
    REQUIRE(events->size() == 1);
    auto const& event = std::get<Migrated>(events->front());
    CHECK(event.state == "center_review");
    CHECK(event.keeps_claim);
    CHECK(event.dropped_answers.size() == answers - 1);
    CHECK(event.dropped_gates.empty());
    CHECK(event.task.due ==
          workflow::due({5, workflow::Deadline::Unit::working_days}, since, plain_weeks()));
    desk.record(administrator(), *events);
    CHECK(desk.submission.pins == pins_of(to));
    CHECK(desk.submission.task->claimant == "center");
    CHECK(desk.submission.task->since == since);
    CHECK(desk.submission.item_answers.size() == 1);
    CHECK(desk.submission.decisions.size() == 1);
    CHECK_FALSE(desk.submission.reviewers["center_review"].contains("admin"));

    Submission replayed;
    for (auto const& recorded : desk.log)
        apply(replayed, recorded);
    CHECK(replayed == desk.submission);
}

TEST_CASE("nobody lands past a gate that they did not pass") {
    auto const before = pinned();
    auto const to = version_two(
        {{"pass: {to: center_review,", "pass: {to: legal,"}, {"center_review:", legal_between}});
    Desk desk(before);
    desk.to_pre_review();
    Moving move{desk, to};
    CHECK(move.decide(administrator()));
    desk.review(pre_reviewer(), Action::pass);
    REQUIRE(desk.submission.state == "center_review");
    CHECK(move.faults() ==
          std::vector<std::string>{
              "gates: expected legal.pass in force, as on every path to center_review, but found "
              "legal.pass not passed"});
}

TEST_CASE("what the other version always asks for must be so") {
    auto const before = pinned();
    auto const to = version_two({{"facts: [", "facts: [fees, "}});
    Desk desk(before);
    desk.create().attach();
    Moving move{desk, to};
    CHECK(move.decide(administrator()));
    desk.submit();
    auto const faults = move.faults();
    CHECK(std::ranges::find(faults,
                            "conditions: expected facts_complete, as on every path to pre_review, "
                            "but found not facts_complete") != faults.end());
}

TEST_CASE("a state or a kind that the other version does not have is refused") {
    auto const before = pinned();
    Desk desk(before);
    desk.to_pre_review();
    SECTION("state") {
        auto const to = version_two({{"to: pre_review", "to: inner_review"},
                                     {"to: pre_review", "to: inner_review"},
                                     {"  pre_review:", "  inner_review:"},
                                     {"pre_review.pass", "inner_review.pass"},
                                     {"pre_review.pass", "inner_review.pass"},
                                     {"pre_review.pass", "inner_review.pass"},
                                     {"pre_review.pass", "inner_review.pass"},
                                     {"[pre_review.pass", "[inner_review.pass"}});
        Moving move{desk, to};
        CHECK(move.faults() == std::vector<std::string>{"state: expected a state of "
                                                        "marketing_material with a task, but found "
                                                        "\"pre_review\""});
    }
    SECTION("kind") {
        auto const to = version_two({{"kind: marketing_material", "kind: new_product"}});
        Moving move{desk, to};
        CHECK(move.faults() ==
              std::vector<std::string>{"kind: expected marketing_material, but found new_product"});
    }
}

TEST_CASE("only an administrator or the head of the center moves submissions") {
    auto const before = pinned();
    auto const to = version_two({{"deadline: 3 working days", "deadline: 5 working days"}});
    Desk desk(before);
    desk.to_center_review();
    Moving move{desk, to};
    for (auto const& actor : {clerk(), center_reviewer()}) {
        auto const decided = move.decide(actor);
        REQUIRE_FALSE(decided);
        CHECK(decided.error().code == "role_missing");
    }
    CHECK(move.decide(administrator()));
    CHECK(move.decide(person("head", {{words::Role::center_head, words::Scope::any}})));
}

TEST_CASE("a claim that the other version does not allow is given back") {
    auto const before = pinned();
    auto const to = version_two(
        {{"{role: pre_reviewer, scope: same_department", "{role: pre_reviewer, scope: any"}});
    Desk desk(before);
    desk.to_pre_review().give(pre_reviewer(), Claim{});
    Moving move{desk, to};
    auto const events = move.decide(administrator(), {{"", pre_reviewer()}});
    REQUIRE(events);
    desk.record(administrator(), *events);
    CHECK(desk.submission.task->claimant.empty());
    CHECK(desk.submission.task->scope == words::Scope::any);
}

TEST_CASE("moving to the same version is refused") {
    auto const before = pinned();
    Desk desk(before);
    desk.to_pre_review();
    desk.submission.pins = pins_of(before);
    Moving move{desk, before};
    CHECK(move.faults().size() == 1);
}

TEST_CASE("a submission keeps its clock, and nobody is told twice") {
    auto before = pinned();
    auto to = version_two({{"deadline: 3 working days", "deadline: 5 working days"}});
    for (auto* definition : {&before, &to}) {
        definition->review_time = {10, workflow::Deadline::Unit::working_days};
        for (auto& state : definition->states) {
            if (state.id == "center_review") state.timers = {remind(1), remind(2)};
        }
    }
    to.states[2].timers = {escalate(1), remind(1), remind(2), remind(4)};
    REQUIRE(to.states[2].id == "center_review");
    Desk desk(before);
    desk.to_center_review();
    auto const task = *desk.submission.task;
    desk.now.us += 2 * 86'400'000'000;
    desk.give(system_actor(), FireTimer{0});
    Moving move{desk, to};
    auto const events = move.decide(administrator());
    REQUIRE(events);
    desk.record(administrator(), *events);
    auto const& moved = *desk.submission.task;
    CHECK(moved.review_due == task.review_due);
    CHECK(moved.timers.size() == 4);
    CHECK(moved.timers[1] == task.timers[0]);
    CHECK(moved.timers[2] == task.timers[1]);
    CHECK(moved.fired == std::set<std::size_t>{1});
}

TEST_CASE("a task that is the submitter's there is theirs at once") {
    auto const before = pinned();
    auto to = version_two({{"deadline: 1 working day}", "deadline: 2 working days}"}});
    REQUIRE(to.states[1].id == "pre_review");
    to.states[1].task->role = words::Role::submitter;
    Desk desk(before);
    desk.to_pre_review();
    Moving move{desk, to};
    auto const events = move.decide(administrator());
    REQUIRE(events);
    desk.record(administrator(), *events);
    CHECK(desk.submission.task->claimant == desk.submission.submitter);
}

TEST_CASE("a ballot that has begun is finished under its own version") {
    auto const to = version_two({{"seats: 3", "seats: 4"}}, "patterns.yaml");
    PatternsDesk desk;
    desk.in_sign_off();
    Moving move{desk, to};
    CHECK(move.decide(administrator()));
    desk.give(head("h_1"), Vote{true, {}, {}});
    CHECK(move.faults() ==
          std::vector<std::string>{"ballot: expected nobody who voted or was added in sign_off, "
                                   "but found a ballot that has begun"});
}

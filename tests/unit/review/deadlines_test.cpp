#include "review/projection.hpp"
#include "review/review_clock.hpp"
#include "unit/review/desk.hpp"
#include "workflow/parse_calendar.hpp"

/// What the clock says of a submission: urgent or not, and how much of the reviewers' time is used.
using namespace yingshen;
using namespace yingshen::test;

namespace {

using workflow::Deadline;

constexpr std::int64_t hour_us = 3'600'000'000;

base::Time at(char const* text) {
    return base::parse_time(text).value();
}

/// Five working days for the reviewers; urgent within five, and then a day for the center.
workflow::Definition timed_workflow() {
    auto definition = test_workflow();
    definition.review_time = Deadline{5, Deadline::Unit::working_days};
    definition.urgent_within = Deadline{5, Deadline::Unit::working_days};
    for (auto& state : definition.states) {
        if (state.id == "center_review")
            state.task->urgent = Deadline{1, Deadline::Unit::working_days};
    }
    return definition;
}

words::FactSet going_live(std::string const& day) {
    auto facts = complete_facts();
    facts["go_live"] = {day};
    return facts;
}

/// A desk with a submission that goes live on a day, in pre-review since Monday 2026-11-23, 10:00.
Desk in_pre_review(workflow::Definition const& definition, std::string const& go_live) {
    Desk desk(definition);
    desk.now = at("2026-11-23T01:58:00Z");
    desk.give(
        clerk(),
        Create{"消费贷短信", definition.kind, "u_loans", {"u_branch"}, going_live(go_live), {}});
    desk.attach().submit();
    return desk;
}

std::string due_of(Desk const& desk) {
    return base::to_string(desk.submission.task->due.value());
}

}  // namespace

TEST_CASE("a submission is urgent when go-live is nearer than the window, in working time") {
    auto const definition = timed_workflow();
    struct Row {
        char const* go_live;
        bool urgent;
    };
    // From Monday 10:00, Monday midnight is 5 days less 1 hour away, Tuesday midnight 6 days less.
    for (auto const& [go_live, urgent] :
         {Row{"2026-11-01", true}, Row{"2026-11-23", true}, Row{"2026-11-24", true},
          Row{"2026-11-28", true}, Row{"2026-11-30", true}, Row{"2026-12-01", false},
          Row{"2027-12-01", false}}) {
        INFO(go_live);
        auto const desk = in_pre_review(definition, go_live);
        CHECK(desk.submission.task->urgent == urgent);
        CHECK(project(desk.submission).row.urgent == urgent);
    }
    auto const plain = test_workflow();
    CHECK_FALSE(in_pre_review(plain, "2026-11-23").submission.task->urgent);
}

TEST_CASE("an urgent task has its urgent deadline, and the others keep theirs") {
    auto const definition = timed_workflow();
    auto urgent = in_pre_review(definition, "2026-11-27");
    CHECK(due_of(urgent) == "2026-11-24T10:00:00.000000Z");
    urgent.review(pre_reviewer(), Action::pass);
    CHECK(due_of(urgent) == "2026-11-24T10:00:00.000000Z");
    auto calm = in_pre_review(definition, "2026-12-31");
    calm.review(pre_reviewer(), Action::pass);
    CHECK(due_of(calm) == "2026-11-26T10:00:00.000000Z");
}

TEST_CASE("urgency is what it was when the task began, whatever is declared later") {
    auto const definition = timed_workflow();
    Desk desk(definition);
    desk.now = at("2026-11-23T02:00:00Z");
    desk.create().attach();
    CHECK_FALSE(desk.submission.task->urgent);
    desk.give(clerk(), SetFacts{"消费贷短信", going_live("2026-11-24"), {{"m1", {}}}});
    CHECK_FALSE(desk.submission.task->urgent);
    desk.submit();
    CHECK(desk.submission.task->urgent);
}

TEST_CASE("the reviewers' clock stands still while the submitter holds the submission") {
    auto const definition = timed_workflow();
    auto desk = in_pre_review(definition, "2027-12-31");  // since Monday 10:00, the 23rd
    auto const& submission = desk.submission;
    CHECK(base::to_string(submission.task->review_due.value()) == "2026-11-30T02:00:00.000000Z");
    auto const clock = [&] {
        return review_clock(definition, submission, desk.calendar, desk.now);
    };
    desk.now = at("2026-11-23T06:00:00Z");  // Monday 14:00: three hours, less the midday break
    CHECK(clock() == ReviewClock{false, 3 * hour_us, 37 * hour_us});

    desk.give(pre_reviewer(), Claim{});
    desk.now = at("2026-11-23T10:00:00Z");
    desk.act(pre_reviewer(), Action::return_, "unreadable_file");
    CHECK_FALSE(submission.task->review_due);
    desk.now = at("2027-01-11T02:00:00Z");  // seven weeks later
    CHECK(clock() == ReviewClock{true, 7 * hour_us, 33 * hour_us});

    desk.attach(clerk(), 2, "m1");
    desk.now = at("2027-01-11T02:00:00Z");
    desk.submit();
    CHECK(base::to_string(submission.task->review_due.value()) == "2027-01-15T03:00:00.000000Z");
    CHECK_FALSE(clock().paused);

    desk.now = at("2027-01-20T10:00:00Z");  // Wednesday of the week after: 7 days and 7 hours
    CHECK(clock() == ReviewClock{false, 70 * hour_us, -30 * hour_us});
    desk.review(pre_reviewer(), Action::pass);
    CHECK(submission.task->review_due.value() == desk.log.back().envelope.at);
    CHECK(submission.reviewing.size() == 2);
}

TEST_CASE("the reviewers' clock stops for ever at the end, and never runs backwards") {
    auto const definition = timed_workflow();
    auto desk = in_pre_review(definition, "2027-12-31");
    desk.review(pre_reviewer(), Action::pass).review(center_reviewer(), Action::pass);
    desk.give(center_head(), Claim{}).act(center_head(), Action::sign);
    auto const& submission = desk.submission;
    auto const ended = review_clock(definition, submission, desk.calendar, desk.now);
    CHECK(ended.paused);
    for (auto const years : {-100, -10, 0, 10, 100}) {
        base::Time const now{desk.now.us + years * 365 * 24 * hour_us};
        CHECK(review_clock(definition, submission, desk.calendar, now) == ended);
    }
    auto open = in_pre_review(definition, "2027-12-31");
    auto const before = at("2016-11-23T02:00:00Z");
    CHECK(review_clock(definition, open.submission, open.calendar, before).used_us == 0);
}

TEST_CASE("without a review time what was used is still known") {
    auto const definition = test_workflow();
    auto desk = in_pre_review(definition, "2027-12-31");
    CHECK_FALSE(desk.submission.task->review_due);
    desk.now = at("2026-11-24T02:00:00Z");
    CHECK(review_clock(definition, desk.submission, desk.calendar, desk.now) ==
          ReviewClock{false, 8 * hour_us, std::nullopt});
}

TEST_CASE("the worked example of workflows/README.md comes out as it says") {
    std::string const path = YINGSHEN_SOURCE_DIR "/rules/calendar/mainland_china.yaml";
    auto const calendar = workflow::parse_calendar({path, read_file(path)}, std::nullopt).value();
    auto definition = timed_workflow();
    for (auto& state : definition.states) {
        if (state.id == "pre_review")
            state.task->deadline = Deadline{3, Deadline::Unit::working_days};
    }
    for (auto const& [submitted, urgent] :
         {std::pair("2026-09-28T01:00:00Z", false), std::pair("2026-09-28T01:01:00Z", true)}) {
        Desk desk(definition, calendar);
        desk.now = at("2026-09-23T01:58:00Z");
        desk.give(
            clerk(),
            Create{"消费贷短信", definition.kind, "u_loans", {}, going_live("2026-10-10"), {}});
        desk.attach().submit();
        auto const& task = desk.submission.task;
        CHECK(due_of(desk) == "2026-09-29T10:00:00.000000Z");
        desk.give(pre_reviewer(), Claim{});
        desk.now = at("2026-09-24T08:30:00Z");
        desk.act(pre_reviewer(), Action::return_, "unreadable_file").attach(clerk(), 2, "m1");
        desk.now = at(submitted);
        auto const clock = review_clock(definition, desk.submission, calendar, desk.now);
        CHECK(clock == ReviewClock{true, 27 * hour_us / 2, 53 * hour_us / 2});
        desk.submit();
        CHECK(task->urgent == urgent);
        if (!urgent)
            CHECK(base::to_string(task->review_due.value()) == "2026-10-08T03:30:00.000000Z");
    }
}

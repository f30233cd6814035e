#include "review/projection.hpp"
#include "unit/review/desk.hpp"

/// Timers tell somebody, once for each entry of a state, and decide nothing.
using namespace yingshen;
using namespace yingshen::test;

namespace {

constexpr std::int64_t day_us = 86'400'000'000;

/// A reminder after one working day and an escalation after two, in every state with a task.
workflow::Definition timed_workflow() {
    auto definition = test_workflow();
    for (auto& state : definition.states) {
        if (state.task) state.timers = {remind(1), escalate(2)};
    }
    return definition;
}

std::vector<std::size_t> pending(Desk const& desk) {
    std::vector<std::size_t> timers;
    for (auto const& row : project(desk.submission).timers)
        timers.push_back(row.timer);
    return timers;
}

std::vector<std::string> told(Desk const& desk) {
    auto const& event = desk.log.back().event;
    if (auto const* reminded = std::get_if<Reminded>(&event)) return reminded->to;
    return std::get<Escalated>(event).to;
}

}  // namespace

TEST_CASE("a task begins with the instants of its timers, and each fires once") {
    auto const definition = timed_workflow();
    Desk desk(definition);
    desk.to_pre_review();
    auto const& task = *desk.submission.task;
    REQUIRE(task.timers.size() == 2);
    CHECK(task.timers[0] < task.timers[1]);
    CHECK(pending(desk) == std::vector<std::size_t>{0, 1});

    CHECK(desk.refused(system_actor(), FireTimer{0}).code == "timer_not_due");
    desk.now = {task.timers[0].us - 1};
    CHECK(desk.refused(system_actor(), FireTimer{0}).code == "timer_not_due");
    desk.now = task.timers[0];
    desk.give(system_actor(), FireTimer{0});
    CHECK(std::get<Reminded>(desk.log.back().event) ==
          Reminded{"pre_review", 0, {"pre_reviewer@u_loans"}});
    CHECK(pending(desk) == std::vector<std::size_t>{1});
    auto const again = desk.refused(system_actor(), FireTimer{0});
    CHECK(again.code == "timer_fired");
    CHECK(again.faults.front().found == "0, which has");

    desk.now.us += 30 * day_us;
    desk.give(system_actor(), FireTimer{1});
    CHECK(std::get<Escalated>(desk.log.back().event) ==
          Escalated{"pre_review", 1, {"department_head@u_loans"}});
    CHECK(pending(desk).empty());
    CHECK(desk.submission.state == "pre_review");
    CHECK(desk.submission.decisions.empty());
    CHECK(desk.submission.reviewers.empty());
}

TEST_CASE("entering a state again begins its timers anew, and leaving it ends them") {
    auto const definition = timed_workflow();
    Desk desk(definition);
    desk.to_pre_review();
    desk.now.us += 30 * day_us;
    desk.give(system_actor(), FireTimer{0});
    desk.review(pre_reviewer(), Action::pass);
    CHECK(desk.submission.state == "center_review");
    CHECK(pending(desk) == std::vector<std::size_t>{0, 1});
    CHECK(desk.refused(system_actor(), FireTimer{0}).code == "timer_not_due");
    desk.give(center_reviewer(), Claim{})
        .act(center_reviewer(), Action::return_, "unreadable_file");
    desk.submit();
    CHECK(pending(desk) == std::vector<std::size_t>{0, 1});
    desk.now.us += 30 * day_us;
    desk.give(system_actor(), FireTimer{0});
    CHECK(std::get<Reminded>(desk.log.back().event).state == "pre_review");
}

TEST_CASE("whoever has the task is reminded, and the head of the line is told of an escalation") {
    auto const definition = timed_workflow();
    Desk desk(definition);
    desk.create();
    desk.now.us += 30 * day_us;
    desk.give(system_actor(), FireTimer{0});
    CHECK(told(desk) == std::vector<std::string>{"clerk"});
    desk.give(system_actor(), FireTimer{1});
    CHECK(told(desk) == std::vector<std::string>{"department_head@u_loans"});

    desk.attach().submit().give(pre_reviewer(), Claim{});
    desk.now.us += 30 * day_us;
    desk.give(system_actor(), FireTimer{0});
    CHECK(told(desk) == std::vector<std::string>{"pre"});
    desk.answer_all(pre_reviewer()).act(pre_reviewer(), Action::pass);

    desk.now.us += 30 * day_us;
    desk.give(system_actor(), FireTimer{0});
    CHECK(told(desk) == std::vector<std::string>{"center_reviewer@center"});
    desk.give(system_actor(), FireTimer{1});
    CHECK(told(desk) == std::vector<std::string>{"center_head@center"});
}

TEST_CASE("an escalation over a task of the branch goes to the head of the branch") {
    auto definition = timed_workflow();
    for (auto& state : definition.states) {
        if (state.id == "pre_review") state.task->scope = words::Scope::same_branch;
    }
    Desk desk(definition);
    desk.to_pre_review();
    desk.now.us += 30 * day_us;
    desk.give(system_actor(), FireTimer{1});
    CHECK(told(desk) == std::vector<std::string>{"department_head@u_branch"});
}

TEST_CASE("only the system fires timers, and it does nothing else") {
    auto const definition = timed_workflow();
    Desk desk(definition);
    desk.to_pre_review();
    desk.now.us += 30 * day_us;
    for (auto const& actor : {clerk(), everybody("eve"), person("system", {}, "acc_eve"),
                              person("eve", {}, std::string(system_id))}) {
        CHECK(desk.refused(actor, FireTimer{0}).code == "not_the_system");
    }
    CHECK(desk.refused(system_actor(), Claim{}).code == "role_missing");
    CHECK(desk.refused(system_actor(), Act{Action::pass, {}, {}}).code == "role_missing");
    CHECK(desk.refused(system_actor(), FireTimer{2}).code == "timer_absent");
}

TEST_CASE("nothing fires after the end, and nothing in a state without timers") {
    auto const definition = timed_workflow();
    Desk ended(definition);
    ended.to_cleared();
    ended.now.us += 3'650 * day_us;
    CHECK(ended.refused(system_actor(), FireTimer{0}).code == "submission_ended");
    CHECK(pending(ended).empty());
    Desk plain(test_workflow());
    plain.to_pre_review();
    plain.now.us += 30 * day_us;
    CHECK(plain.refused(system_actor(), FireTimer{0}).code == "timer_absent");
}

TEST_CASE("a timer that would act fires nothing, even if a definition slipped through") {
    auto definition = test_workflow();
    for (auto& state : definition.states) {
        if (state.id != "pre_review") continue;
        state.timers = {timer(1, workflow::Timer::Kind::act)};
        state.timers.front().action = Action::pass;
    }
    Desk desk(definition);
    desk.to_pre_review();
    desk.now.us += 30 * day_us;
    CHECK(desk.refused(system_actor(), FireTimer{0}).code == "timer_absent");
}

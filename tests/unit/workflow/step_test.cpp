#include "workflow/step.hpp"
#include "workflow/due.hpp"

#include <catch2/catch.hpp>

#include "unit/workflow/shipped.hpp"
#include "workflow/gates.hpp"
#include "workflow/opinion.hpp"
#include "workflow/people.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

Situation with(std::initializer_list<Condition> conditions, GateSet in_force = {}) {
    Situation situation;
    for (auto const condition : conditions)
        situation.holds.set(static_cast<std::size_t>(condition));
    situation.in_force = in_force;
    return situation;
}

std::vector<std::string> words_of(std::vector<Requirement> const& requirements,
                                  Definition const& definition) {
    std::vector<std::string> words;
    for (auto const& one : requirements) {
        words.push_back(one.condition ? std::string(name(*one.condition))
                                      : to_string(definition.gates[*one.in_force]));
    }
    return words;
}

base::Time at(char const* text) {
    return *base::parse_time(text);
}

std::string due_after(int amount, Deadline::Unit unit, char const* from) {
    return base::to_string(due({amount, unit}, at(from), Calendar()));
}

GateSet set_of(std::initializer_list<GateIndex> gates) {
    GateSet set;
    for (auto const gate : gates)
        set.set(gate);
    return set;
}

}  // namespace

TEST_CASE("an action goes its way when everything it needs holds") {
    auto const definition = test::shipped();
    auto const& draft = *definition.find("draft");
    auto const way =
        step(draft, Action::submit,
             with({Condition::facts_complete, Condition::material_attached, Condition::screened}));
    REQUIRE(way);
    CHECK((*way)->to == "pre_review");
}

TEST_CASE("a refused action names every requirement that does not hold, in file order") {
    auto const definition = test::shipped();
    auto const refused = step(*definition.find("sign_off"), Action::sign, with({}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Refusal::Kind::unmet);
    CHECK(words_of(refused.error().unmet, definition) ==
          std::vector<std::string>{"pre_review.pass", "center_review.pass", "no_open_opinions"});
}

TEST_CASE("an action that a state does not have is refused as such") {
    auto const definition = test::shipped();
    auto const refused = step(*definition.find("draft"), Action::sign, with({}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Refusal::Kind::no_such_action);
}

TEST_CASE("the first way whose `when` holds is the way, even where a later one would need less") {
    auto const definition = test::shipped();
    auto const& waiting = *definition.find("awaiting_response");
    auto const pre_review = *definition.gate("pre_review", Action::pass);
    auto const ready = {Condition::opinions_answered, Condition::screened,
                        Condition::facts_complete, Condition::material_attached};
    CHECK((*step(waiting, Action::respond, with(ready, set_of({pre_review}))))->to ==
          "center_review");
    CHECK((*step(waiting, Action::respond, with(ready)))->to == "pre_review");
    auto const refused =
        step(waiting, Action::respond, with({Condition::opinions_answered}, set_of({pre_review})));
    REQUIRE_FALSE(refused);
    CHECK(words_of(refused.error().unmet, definition) == std::vector<std::string>{"screened"});
}

TEST_CASE("where no way is open, what the ways wait for is the reason") {
    auto definition = test::shipped();
    auto& ways = definition.states[3].transitions;
    REQUIRE(ways[1].action == Action::respond);
    ways.erase(ways.begin() + 1);
    auto const refused = step(definition.states[3], Action::respond, with({}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Refusal::Kind::unmet);
    CHECK(words_of(refused.error().unmet, definition) ==
          std::vector<std::string>{"pre_review.pass"});
}

TEST_CASE("the first constraint that names a person bars them") {
    auto const definition = test::shipped();
    auto const& task = *definition.find("sign_off")->task;
    Deeds deeds;
    CHECK_FALSE(barred_by(task, deeds));
    record_review(definition, *definition.find("center_review"), {}, deeds);
    REQUIRE(barred_by(task, deeds));
    CHECK(to_string(definition.gates[barred_by(task, deeds)->gate]) == "center_review.pass");
    CHECK_FALSE(may_edit(deeds));
    deeds.editor = true;
    CHECK(barred_by(task, deeds)->kind == Barred::Kind::editor);
}

TEST_CASE("a return closes the gates of its target and every gate taken later") {
    auto const definition = test::shipped();
    auto const pre = *definition.gate("pre_review", Action::pass);
    auto const center = *definition.gate("center_review", Action::pass);
    std::vector<GateIndex> const taken{pre, center};
    CHECK(closed_by_return(definition, *definition.find("center_review"), taken) ==
          set_of({center}));
    CHECK(closed_by_return(definition, *definition.find("pre_review"), taken) ==
          set_of({pre, center}));
    CHECK(closed_by_return(definition, *definition.find("sign_off"), taken) == GateSet{});
    CHECK(closed_by_return(definition, *definition.find("draft"), taken) == set_of({pre, center}));
    CHECK(closed_by_return(definition, *definition.find("cancelled"), taken) ==
          set_of({pre, center}));
    std::vector<GateIndex> const reversed{center, pre};
    CHECK(closed_by_return(definition, *definition.find("pre_review"), reversed) == set_of({pre}));
}

TEST_CASE("a return to where only final files are attached closes nothing that was decided") {
    auto definition = test::shipped();
    auto const taken = std::vector<GateIndex>{*definition.gate("pre_review", Action::pass),
                                              *definition.gate("sign_off", Action::sign)};
    State to = *definition.find("draft");
    to.id = "final_material";
    CHECK(closed_by_return(definition, to, taken).count() == 2);
    to.finals = true;
    CHECK(closed_by_return(definition, to, taken).count() == 2);
    to.editable = false;
    CHECK(closed_by_return(definition, to, taken).none());
    to.finals = false;
    CHECK(closed_by_return(definition, to, taken).count() == 2);
}

TEST_CASE("a gate taken again counts as taken last") {
    TakenGates gates;
    gates.open(3);
    gates.open(1);
    gates.open(3);
    CHECK(std::vector<GateIndex>(gates.in_order().begin(), gates.in_order().end()) ==
          std::vector<GateIndex>{1, 3});
    gates.close(set_of({1}));
    CHECK(gates.in_force() == set_of({3}));
    CHECK(TakenGates::unpacked(gates.packed(), gates.count()) == gates);
}

TEST_CASE("opinions move as the rules of response and verification say") {
    using enum OpinionStatus;
    auto const substantive = words::Severity::substantive;
    auto const advisory = words::Severity::advisory;
    CHECK(after(OpinionAct::send, substantive, unsent) == sent);
    CHECK(after(OpinionAct::adopt, substantive, sent) == adopted);
    CHECK(after(OpinionAct::adopt, advisory, sent) == settled);
    CHECK(after(OpinionAct::decline, substantive, sent) == declined);
    CHECK_FALSE(after(OpinionAct::adopt, substantive, unsent));
    CHECK_FALSE(after(OpinionAct::adopt, substantive, declined));
    CHECK(after(OpinionAct::verify, substantive, adopted) == verified);
    CHECK_FALSE(after(OpinionAct::verify, substantive, declined));
    CHECK(after(OpinionAct::refuse, substantive, adopted) == unsent);
    CHECK(after(OpinionAct::change_content, substantive, verified) == adopted);
    CHECK(after(OpinionAct::withdraw, substantive, declined) == settled);
    CHECK_FALSE(after(OpinionAct::withdraw, substantive, settled));
}

TEST_CASE("working days end with their working hours, and weekends do not count") {
    using enum Deadline::Unit;
    // 2026-11-20 is a Friday; 10:00 in China is 02:00 UTC.
    CHECK(due_after(1, working_days, "2026-11-18T02:00:00Z") == "2026-11-19T10:00:00.000000Z");
    CHECK(due_after(1, working_days, "2026-11-20T02:00:00Z") == "2026-11-23T10:00:00.000000Z");
    CHECK(due_after(3, working_days, "2026-11-21T02:00:00Z") == "2026-11-25T10:00:00.000000Z");
    // 2026-11-19T16:30Z is already Friday in China.
    CHECK(due_after(1, working_days, "2026-11-19T16:30:00Z") == "2026-11-23T10:00:00.000000Z");
}

TEST_CASE("working hours skip the night, the midday break and the weekend") {
    using enum Deadline::Unit;
    CHECK(due_after(2, working_hours, "2026-11-18T01:30:00Z") == "2026-11-18T03:30:00.000000Z");
    CHECK(due_after(4, working_hours, "2026-11-18T02:00:00Z") == "2026-11-18T07:00:00.000000Z");
    CHECK(due_after(1, working_hours, "2026-11-18T04:30:00Z") == "2026-11-18T06:00:00.000000Z");
    CHECK(due_after(1, working_hours, "2026-11-20T09:30:00Z") == "2026-11-23T01:30:00.000000Z");
    CHECK(due_after(1, working_hours, "2026-11-21T03:00:00Z") == "2026-11-23T02:00:00.000000Z");
    CHECK(due_after(8, working_hours, "2026-11-18T00:00:00Z") == "2026-11-18T10:00:00.000000Z");
}

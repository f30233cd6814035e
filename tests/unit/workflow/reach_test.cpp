#include "workflow/reach.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "unit/workflow/shipped.hpp"
#include "workflow/model.hpp"
#include "workflow/moves.hpp"
#include "workflow/parse.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

Definition with(std::string const& patch) {
    auto definition = parse(test::patched(test::shipped_text(), patch), "patched.yaml");
    REQUIRE(definition);
    return std::move(*definition);
}

std::vector<std::string> names(Definition const& definition, GateSet gates) {
    std::vector<std::string> list;
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        if (gates.test(gate)) list.push_back(to_string(definition.gates[gate]));
    }
    return list;
}

Position position_of(Model const& model, Record const& record) {
    auto const taken = record.gates.in_order();
    return {model.state(record).id,
            {taken.begin(), taken.end()},
            record.opinions,
            model.situation(record, {}).holds};
}

}  // namespace

TEST_CASE("the gates that are in force on every path to a state are known") {
    auto const definition = test::shipped();
    auto const gates = gates_always_in_force(definition);
    using List = std::vector<std::string>;
    CHECK(gates.size() == definition.states.size());
    CHECK(names(definition, gates.at("draft")) == List{});
    CHECK(names(definition, gates.at("pre_review")) == List{});
    CHECK(names(definition, gates.at("center_review")) == List{"pre_review.pass"});
    CHECK(names(definition, gates.at("awaiting_response")) == List{});
    CHECK(names(definition, gates.at("sign_off")) == List{"pre_review.pass", "center_review.pass"});
}

TEST_CASE("a state that no path reaches has no gates, and is not entered") {
    auto const definition = with(
        "states: {lost: {title: {zh: 无人到达, en: Lost}, task: {role: submitter, scope: "
        "same_department}, on: {cancel: {to: cancelled}}}}");
    Reachable const reachable(definition);
    CHECK_FALSE(reachable.enters("lost"));
    CHECK(reachable.enters("draft"));
    CHECK_FALSE(gates_always_in_force(definition).contains("lost"));
}

TEST_CASE("what is so on every path is so: conditions that always hold, and that never do") {
    auto const definition = test::shipped();
    Reachable const reachable(definition);
    auto const in = [](auto conditions, Condition condition) {
        return conditions.test(static_cast<std::size_t>(condition));
    };
    auto const sign_off = reachable.always("sign_off");
    CHECK(in(sign_off.holds, Condition::facts_complete));
    CHECK(in(sign_off.holds, Condition::no_declined_substantive));
    CHECK(in(sign_off.fails, Condition::opinions));
    CHECK_FALSE(in(sign_off.holds, Condition::reason));
    auto const review = reachable.always("center_review");
    CHECK_FALSE(in(review.holds, Condition::no_declined_substantive));
    CHECK_FALSE(in(review.fails, Condition::no_declined_substantive));
}

TEST_CASE("wherever random moves lead, the position is reachable; others are not") {
    auto const definition = test::shipped();
    Model const model(definition);
    Reachable const reachable(definition);
    constexpr unsigned seed = 20261123;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::size_t cleared = 0;
    for (int round = 0; round < 400; ++round) {
        Configuration at;
        at.record = model.initial();
        for (int step = 0; step < 60 && !model.state(at.record).end; ++step) {
            std::vector<Configuration> next;
            each_move(model, at, [&](Move, Configuration const& to, Transition const*) {
                next.push_back(to);
            });
            REQUIRE_FALSE(next.empty());
            at = next[random() % next.size()];
            if (model.state(at.record).end) break;
            REQUIRE(reachable.contains(position_of(model, at.record)));
        }
        if (model.state(at.record).end == End::good) ++cleared;
    }
    CHECK(cleared > 0);

    auto const pre_review = *definition.gate("pre_review", Action::pass);
    auto const center_review = *definition.gate("center_review", Action::pass);
    auto record = model.initial();
    record.state = static_cast<std::size_t>(definition.find("sign_off") - &definition.states[0]);
    record.facts_complete = record.material_attached = record.screened = true;
    record.gates.open(pre_review);
    record.gates.open(center_review);
    auto position = position_of(model, record);
    CHECK(reachable.contains(position));
    position.holds.reset(static_cast<std::size_t>(Condition::reason));
    CHECK(reachable.contains(position));
    position.taken = {center_review, pre_review};
    CHECK_FALSE(reachable.contains(position));
    position.taken = {center_review};
    CHECK_FALSE(reachable.contains(position));
    position.taken = {pre_review, center_review};
    position.holds.reset(static_cast<std::size_t>(Condition::screened));
    CHECK_FALSE(reachable.contains(position));
    position.state = "nowhere";
    CHECK_FALSE(reachable.contains(position));
}

TEST_CASE("beyond its bound nothing is reachable") {
    Reachable const reachable(test::shipped(), 10);
    CHECK_FALSE(reachable.complete());
    CHECK_FALSE(reachable.contains({"draft", {}, {}, {}}));
}

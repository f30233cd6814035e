#include "workflow/prove.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "unit/workflow/shipped.hpp"
#include "workflow/play.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

std::vector<words::Role> every_role() {
    std::vector<words::Role> roles;
    for (auto const& role : words::all<words::Role>())
        roles.push_back(role.value);
    return roles;
}

/// Does one step of a counterexample with a named person, and what the proof leaves unsaid: it
/// answers the checklist, gives a reason, and picks an opinion of the right kind.
class Retrace {
  public:
    explicit Retrace(Model const& model) : play_(model, "A") {}

    void run(std::vector<Step> const& path) {
        for (auto const& step : path) {
            INFO(step.state + ": " + step.person + " " + step.act + " -> " + step.after);
            REQUIRE(play_.state().id == step.state);
            if (step.person == '-') {
                REQUIRE(step.act.starts_with("timer "));
                return;
            }
            REQUIRE(act(step));
            REQUIRE(play_.state().id == step.after);
        }
    }
    Play& play() { return play_; }

  private:
    bool act(Step const& step) {
        auto const space = step.act.find(' ');
        Doing doing;
        doing.by = step.person;
        doing.roles = every_role();
        doing.act = step.act.substr(0, space);
        doing.reason = true;
        if (step.act == "attach_unscreened") {
            doing.act = "attach_revision";
            doing.screening_failed = true;
        }
        if (space == std::string::npos) {
            if (parse_action(doing.act) && !play_.state().checklist.empty()) {
                auto answer = doing;
                answer.act = "answer_checklist";
                (void)play_.perform(answer);
            }
            return play_.perform(doing).has_value();
        }
        doing.severity = *words::parse<words::Severity>(step.act.substr(space + 1));
        if (doing.act == "give_opinion") {
            opinions_.push_back({std::to_string(opinions_.size()), doing.severity});
            doing.opinion = opinions_.back().first;
            return play_.perform(doing).has_value();
        }
        return std::ranges::any_of(opinions_, [&](auto const& opinion) {
            doing.opinion = opinion.first;
            return opinion.second == doing.severity && play_.perform(doing).has_value();
        });
    }

    Play play_;
    std::vector<std::pair<std::string, words::Severity>> opinions_;
};

/// What is true at the end of a retraced path if the promise is broken, told by the play alone.
bool shows(Play& play, Violation const& violation, Definition const& definition) {
    auto const cleared = play.state().end == End::good;
    auto const in_force = play.record().gates.in_force();
    auto const has_pass = [&](words::Role role) {
        for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
            auto const& taken = definition.gates[gate];
            auto const right =
                taken.action == Action::pass && definition.find(taken.state)->task->role == role;
            if (right && in_force.test(gate)) return true;
        }
        return false;
    };
    switch (violation.promise) {
        case Promise::pre_review_gate:
            return cleared && !has_pass(words::Role::pre_reviewer);
        case Promise::center_review_gate:
            return cleared && !has_pass(words::Role::center_reviewer);
        case Promise::new_content_voids:
            return cleared && play.record().stale.any() &&
                   !(has_pass(words::Role::pre_reviewer) && has_pass(words::Role::center_reviewer));
        case Promise::sign_off_gate: {
            auto const& last = violation.path.back();
            auto const& role = definition.find(last.state)->task->role;
            return cleared && (last.act != "sign" || role != words::Role::center_head);
        }
        case Promise::different_people: {
            std::vector<std::string> people;
            for (auto const& [gate, person] : play.gate_people()) {
                if (!in_force.test(gate)) continue;
                people.push_back(person);
                if (play.deeds(person).editor || play.deeds(person).submitter) return cleared;
            }
            std::ranges::sort(people);
            return cleared && std::ranges::adjacent_find(people) != people.end();
        }
        case Promise::opinions_settled:
            return cleared && has_unsettled_substantive(play.record().opinions);
        case Promise::own_property:
            return std::ranges::any_of(definition.properties, [&](Property const& property) {
                return property.to == play.state().id &&
                       std::ranges::any_of(property.passes,
                                           [&](GateIndex gate) { return !in_force.test(gate); });
            });
        case Promise::reaches_an_end:
        case Promise::task_can_be_done:
        case Promise::no_timer_decides:
            return !cleared;
        case Promise::no_dead_state:
            return violation.path.empty();
    }
    return false;
}

}  // namespace

TEST_CASE("the shipped workflow keeps every promise") {
    auto const definition = test::shipped();
    auto const proof = prove(definition);
    for (auto const& violation : proof.violations)
        UNSCOPED_INFO(to_string(violation, definition));
    CHECK(proof.violations.empty());
    CHECK(proof.complete);
    CHECK(proof.configurations > 1'000);
}

TEST_CASE(
    "every broken definition breaks exactly the promises that it names, on paths that can be "
    "walked") {
    auto const all = test::broken_definitions();
    CHECK(all.size() >= 40);
    for (auto const& broken : all) {
        auto const proof = prove(broken.definition);
        std::vector<std::string> names;
        for (auto const& violation : proof.violations)
            names.emplace_back(name(violation.promise));
        INFO(broken.name);
        CHECK(proof.complete);
        CHECK(names == broken.breaks);
        for (auto const& violation : proof.violations) {
            INFO(to_string(violation, broken.definition));
            Model const model(broken.definition);
            Retrace retrace(model);
            retrace.run(violation.path);
            CHECK(shows(retrace.play(), violation, broken.definition));
            CHECK(violation.mark.line > 0);
            CHECK_FALSE(violation.text.zh.empty());
            CHECK(violation.explanation == violation.text.en);
        }
    }
}

TEST_CASE("a proof that hits its bound says so") {
    auto const definition = test::shipped();
    auto const proof = prove(definition, 100);
    CHECK_FALSE(proof.complete);
}

TEST_CASE("the proof of the shipped workflow takes less than 100 ms in a release build",
          "[.speed]") {
    auto const definition = test::shipped();
    auto const start = std::chrono::steady_clock::now();
    auto const proof = prove(definition);
    auto const took =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    WARN("proof of " << proof.configurations << " configurations in " << took << " ms");
    CHECK(took < 100);
}

#include "unit/workflow/retrace.hpp"

#include <algorithm>

#include "workflow/play.hpp"

namespace yingshen::workflow::test {
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

    /// Whether every step could be done, and led where the path says.
    bool run(std::vector<Step> const& path) {
        return std::ranges::all_of(path, [&](Step const& step) {
            if (play_.state().id != step.state) return false;
            if (step.act.starts_with("timer ")) return true;
            return act(step) && play_.state().id == step.after;
        });
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
        if (doing.act == "return") doing.to = step.after;
        spell_out(doing);
        if (doing.act == "pass" && space != std::string::npos)
            doing.side = step.act.substr(space + 1);
        if (doing.act == "uphold" || doing.act == "set_aside") return on_an_opinion(doing);
        if (space == std::string::npos || !doing.side.empty()) {
            if (parse_action(doing.act) || doing.act == "vote") return decide(doing, step.after);
            return play_.perform(doing).has_value();
        }
        doing.severity = *words::parse<words::Severity>(step.act.substr(space + 1));
        if (doing.act != "give_opinion") return on_an_opinion(doing);
        opinions_.push_back({std::to_string(opinions_.size()), doing.severity});
        doing.opinion = opinions_.back().first;
        return play_.perform(doing).has_value();
    }

    /// The moves of the proof that are acts with a detail.
    static void spell_out(Doing& doing) {
        auto& act = doing.act;
        auto const is = [&](std::string_view move, std::string_view spelled) {
            if (act != move) return false;
            act = spelled;
            return true;
        };
        if (is("attach_unscreened", "attach_revision")) doing.screening_failed = true;
        if (is("attach_other_bytes", "attach_revision")) doing.changed = true;
        if (is("attach_changed_final", "attach_final")) doing.changed = true;
        if (is("set_facts_beyond", "set_facts")) doing.beyond = true;
        if (is("vote_refuse", "vote")) doing.approves = false;
        is("vote_approve", "vote");
        if (is("add_signer_before", "add_signer")) doing.seat = Seat::before;
        if (is("add_signer_after", "add_signer")) doing.seat = Seat::after;
        if (is("remove_signer_before", "remove_signer")) doing.seat = Seat::before;
        if (is("remove_signer_after", "remove_signer")) doing.seat = Seat::after;
    }

    /// Answers the checklist first, with a failed item where only that leads on; or somebody else
    /// does, where answering would bar whoever decides.
    bool decide(Doing const& doing, std::string const& after) {
        auto answer = doing;
        answer.act = "answer_checklist";
        auto const helper = "helper " + std::to_string(++helpers_);
        for (auto const& [fails, is_helped] :
             {std::pair(false, false), {true, false}, {false, true}, {true, true}}) {
            answer.failed_item = fails;
            answer.by = is_helped ? helper : doing.by;
            auto trial = play_;
            (void)trial.perform(answer);
            if (!trial.perform(doing) || trial.state().id != after) continue;
            (void)play_.perform(answer);
            return play_.perform(doing).has_value();
        }
        return false;
    }

    bool on_an_opinion(Doing doing) {
        return std::ranges::any_of(opinions_, [&](auto const& opinion) {
            doing.opinion = opinion.first;
            return opinion.second == doing.severity && play_.perform(doing).has_value();
        });
    }

    Play play_;
    int helpers_ = 0;
    std::vector<std::pair<std::string, words::Severity>> opinions_;
};

/// What is true at the end of a retraced path if the promise is broken, told by the play alone.
bool shows(Play& play, Violation const& violation, Definition const& definition) {
    auto const cleared = play.state().end == End::good;
    auto const in_force = play.record().gates.in_force();
    auto const has = [&](Action action, words::Role role) {
        for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
            auto const& taken = definition.gates[gate];
            auto const& state = *definition.find(taken.state);
            auto const right = taken.action == action && taken.side.empty() &&
                               !state.checks_final && state.task->role == role;
            if (right && in_force.test(gate)) return true;
        }
        return false;
    };
    auto const has_pass = [&](words::Role role) { return has(Action::pass, role); };
    auto const final_checked = [&] {
        for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
            auto const& state = *definition.find(definition.gates[gate].state);
            if (state.checks_final && state.task->role == words::Role::center_reviewer &&
                in_force.test(gate))
                return true;
        }
        return false;
    };
    auto const& record = play.record();
    switch (violation.promise) {
        case Promise::pre_review_gate:
            return cleared && !has_pass(words::Role::pre_reviewer);
        case Promise::center_review_gate:
            return cleared && !has_pass(words::Role::center_reviewer);
        case Promise::new_content_voids:
            return cleared && play.record().stale.any() &&
                   !(has_pass(words::Role::pre_reviewer) &&
                     has_pass(words::Role::center_reviewer) &&
                     has(Action::sign, words::Role::center_head));
        case Promise::sign_off_gate:
            return cleared && !has(Action::sign, words::Role::center_head);
        case Promise::different_people: {
            std::vector<std::string> people;
            for (auto const& [gate, takers] : play.gate_people()) {
                if (!in_force.test(gate)) continue;
                for (auto const& person : takers) {
                    people.push_back(person);
                    auto const& deeds = play.deeds(person);
                    if (deeds.editor || deeds.submitter) return cleared;
                }
            }
            std::ranges::sort(people);
            return cleared && std::ranges::adjacent_find(people) != people.end();
        }
        case Promise::opinions_settled:
            return cleared && has_unsettled_substantive(play.record().opinions);
        case Promise::declined_settled:
            return cleared && has_declined(record.opinions);
        case Promise::final_checked:
            return cleared &&
                   (!record.final_paired || (!record.final_unchanged && !final_checked()));
        case Promise::reuse_unchanged:
            return cleared && !(record.same_bytes && record.within_cleared && record.not_expired &&
                                in_force.any());
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

bool can_be_walked(Violation const& violation, Definition const& definition) {
    Model const model(definition);
    Retrace retrace(model);
    return retrace.run(violation.path) && shows(retrace.play(), violation, definition);
}

}  // namespace yingshen::workflow::test

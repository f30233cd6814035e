#include "workflow/moves.hpp"

#include <algorithm>
#include <array>

namespace yingshen::workflow {
namespace {

/// The people who may do the task of a state: who is followed, and somebody else.
struct Able {
    bool tracked = false;
    bool other = false;  ///< in a submitter's task: the submitter, where another person is followed
};

Able able(State const& state, Deeds const& tracked) {
    auto const& task = *state.task;
    if (!exists(task.role, task.scope)) return {};
    Able able;
    if (is_review(task)) {
        able.tracked = !barred_by(task, tracked);
        able.other = !barred_by(task, Deeds{});
    } else if (tracked.submitter) {
        able.tracked = !barred_by(task, tracked);
    } else {
        able.other = !barred_by(
            task, Deeds{.submitter = true, .editor = false, .reviewed = false, .acted = {}});
    }
    return able;
}

bool chooses_by_failed_items(State const& state) {
    return std::ranges::any_of(state.transitions, [](Transition const& transition) {
        return std::ranges::find(transition.when, Condition::no_failed_items,
                                 &Requirement::condition) != transition.when.end();
    });
}

class Mover {
  public:
    Mover(Model const& model, Configuration const& at, MoveVisitor const& visit)
        : model_(model), at_(at), state_(model.state(at.record)), visit_(visit) {}

    void run() {
        if (!state_.task) return;
        able_ = able(state_, at_.tracked);
        if (state_.editable) edit();
        if (is_review(*state_.task)) {
            if (able_.other) handle_opinions(Actor::other);
            if (able_.tracked) review_as_tracked();
        } else if (able_.tracked || able_.other) {
            handle_opinions(Actor::submitter);
        }
        act();
    }

  private:
    void edit() {
        if (may_edit(at_.tracked)) edit_as(Actor::tracked);
        edit_as(Actor::other);
    }

    void edit_as(Actor actor) {
        auto const visit = [&](Move::Kind kind, auto change) {
            auto next = at_;
            model_.change_content(next.record);
            next.held.reset();
            if (actor == Actor::tracked) next.tracked.editor = true;
            change(next.record);
            visit_({kind, 0, actor}, next, nullptr);
        };
        visit(Move::Kind::attach_revision,
              [](Record& record) { record.material_attached = record.screened = true; });
        visit(Move::Kind::attach_unscreened, [](Record& record) {
            record.material_attached = true;
            record.screened = false;
        });
        visit(Move::Kind::set_facts, [](Record& record) { record.facts_complete = true; });
        if (at_.record.facts_complete && !model_.definition().required_facts.empty()) {
            visit(Move::Kind::clear_facts, [](Record& record) { record.facts_complete = false; });
        }
    }

    /// Whoever answers one item of a checklist has acted in the state, decision or not.
    void review_as_tracked() {
        handle_opinions(Actor::tracked);
        if (state_.checklist.empty()) return;
        auto next = at_;
        record_review(model_.definition(), state_, next.tracked);
        visit_({Move::Kind::answer_checklist, 0, Actor::tracked}, next, nullptr);
    }

    void handle_opinions(Actor actor) {
        for (std::uint8_t detail = 0; detail < opinion_moves().size(); ++detail) {
            auto const& move = opinion_moves()[detail];
            if (!allows(state_, move.act)) continue;
            auto const from = *opinion_bit(move.severity, move.from);
            auto next = at_;
            if (actor == Actor::tracked) record_review(model_.definition(), state_, next.tracked);
            if (move.act == OpinionAct::give) {
                next.record.opinions.set(from);
                visit_({Move::Kind::opinion, detail, actor}, next, nullptr);
                continue;
            }
            if (!at_.record.opinions.test(from)) continue;
            auto const status = after(move.act, move.severity, move.from);
            if (!status) continue;
            if (auto const to = opinion_bit(move.severity, *status)) next.record.opinions.set(*to);
            next.record.opinions.reset(from);
            visit_({Move::Kind::opinion, detail, actor}, next, nullptr);
            // There may have been another one of the same kind, which stays.
            next.record.opinions.set(from);
            visit_({Move::Kind::opinion, detail, actor}, next, nullptr);
        }
    }

    void act() {
        std::array<bool, 2> const verdicts{true, false};
        auto const choices = std::span(verdicts).first(chooses_by_failed_items(state_) ? 2U : 1U);
        for (auto action = Action::submit; action <= Action::cancel;
             action = static_cast<Action>(static_cast<int>(action) + 1)) {
            if (std::ranges::find(state_.transitions, action, &Transition::action) ==
                state_.transitions.end())
                continue;
            for (auto const no_failed_items : choices) {
                Choice const choice{true, true, no_failed_items};
                auto const* transition = way(state_, action, model_.situation(at_.record, choice));
                if (transition != nullptr) take(*transition);
            }
        }
    }

    void take(Transition const& transition) {
        auto next = at_;
        model_.take(next.record, transition);
        auto const gate = model_.opens(at_.record.state, transition);
        next.held &= next.record.gates.in_force();
        if (gate) next.held.reset(*gate);
        auto const detail = static_cast<std::uint8_t>(transition.action);
        if (!is_review(*state_.task)) {
            if (able_.tracked || able_.other)
                visit_({Move::Kind::action, detail, Actor::submitter}, next, &transition);
            return;
        }
        if (able_.other) visit_({Move::Kind::action, detail, Actor::other}, next, &transition);
        if (!able_.tracked) return;
        record_review(model_.definition(), state_, next.tracked);
        if (gate && next.record.gates.in_force().test(*gate)) next.held.set(*gate);
        visit_({Move::Kind::action, detail, Actor::tracked}, next, &transition);
    }

    Model const& model_;
    Configuration const& at_;
    State const& state_;
    MoveVisitor const& visit_;
    Able able_;
};

}  // namespace

void each_move(Model const& model, Configuration const& configuration, MoveVisitor const& visit) {
    Mover(model, configuration, visit).run();
}

bool somebody_may(Model const& model, Configuration const& configuration) {
    auto const& state = model.state(configuration.record);
    if (!state.task) return false;
    auto const people = able(state, configuration.tracked);
    return people.tracked || people.other;
}

}  // namespace yingshen::workflow

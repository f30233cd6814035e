#include "workflow/moves.hpp"

#include <algorithm>
#include <array>

#include "workflow/able.hpp"

namespace yingshen::workflow {
namespace {

bool chooses_by_failed_items(State const& state) {
    return std::ranges::any_of(state.transitions, [](Transition const& transition) {
        return std::ranges::find(transition.when, Condition::no_failed_items,
                                 &Requirement::condition) != transition.when.end();
    });
}

bool has(State const& state, Action action) {
    return std::ranges::find(state.transitions, action, &Transition::action) !=
           state.transitions.end();
}

class Mover {
  public:
    Mover(Model const& model, Configuration const& at, MoveVisitor const& visit)
        : model_(model),
          definition_(model.definition()),
          at_(at),
          state_(model.state(at.record)),
          visit_(visit) {}

    void run() {
        if (!state_.task) return;
        if (definition_.reuse && at_.record.not_expired) expire();
        able_ = able(definition_, state_, nullptr, at_.tracked);
        if (state_.editable) edit();
        if (state_.finals) each_author([&](Actor actor) { attach_finals(actor); });
        if (is_review(*state_.task)) {
            review();
        } else if (able_.tracked || able_.other) {
            handle_opinions(Actor::submitter, {});
        }
        act();
    }

  private:
    void expire() {
        auto next = at_;
        next.record.not_expired = false;
        visit_({Move::Kind::expire, 0, Actor::nobody}, next, nullptr);
    }

    template <class Do>
    void each_author(Do author) {
        if (may_edit(at_.tracked)) author(Actor::tracked);
        author(Actor::other);
    }

    void edit() {
        auto const left = after_new_content(at_.record.opinions);
        for (auto const opinions : std::span(left.sets).first(left.count))
            each_author([&](Actor actor) { edit_as(actor, opinions); });
    }

    void edit_as(Actor actor, OpinionSet opinions) {
        auto const reuse = definition_.reuse.has_value();
        auto const visit = [&](Move::Kind kind, auto change) {
            auto next = at_;
            model_.change_content(next.record, opinions);
            next.held.reset();
            if (actor == Actor::tracked) next.tracked.editor = true;
            change(next.record);
            visit_({kind, 0, actor}, next, nullptr);
        };
        visit(Move::Kind::attach_revision, [&](Record& record) {
            record.material_attached = record.screened = true;
            record.same_bytes = reuse;
        });
        if (reuse) {
            visit(Move::Kind::attach_other_bytes, [](Record& record) {
                record.material_attached = record.screened = true;
                record.same_bytes = false;
            });
        }
        visit(Move::Kind::attach_unscreened, [](Record& record) {
            record.material_attached = true;
            record.screened = record.same_bytes = false;
        });
        visit(Move::Kind::set_facts, [&](Record& record) {
            record.facts_complete = true;
            record.within_cleared = reuse;
        });
        if (reuse) {
            visit(Move::Kind::set_facts_beyond, [](Record& record) {
                record.facts_complete = true;
                record.within_cleared = false;
            });
        }
        if (at_.record.facts_complete && !definition_.required_facts.empty()) {
            visit(Move::Kind::clear_facts,
                  [](Record& record) { record.facts_complete = record.within_cleared = false; });
        }
    }

    void attach_finals(Actor actor) {
        for (auto const unchanged : {true, false}) {
            auto next = at_;
            model_.attach_final(next.record, unchanged);
            next.held &= next.record.gates.in_force();
            if (actor == Actor::tracked) next.tracked.editor = true;
            visit_(
                {unchanged ? Move::Kind::attach_final : Move::Kind::attach_changed_final, 0, actor},
                next, nullptr);
        }
    }

    void review() {
        if (able_.other) handle_opinions(Actor::other, {});
        if (able_.tracked) review_as_tracked({}, state_.checklist);
        for (std::uint8_t index = 0; index < state_.sides.size(); ++index)
            review_beside(index);
        if (state_.task->votes) vote_and_sign();
    }

    /// Whoever answers one item of a checklist has acted in the task, decision or not.
    void review_as_tracked(std::string_view side, std::string const& checklist) {
        handle_opinions(Actor::tracked, side);
        if (checklist.empty()) return;
        auto next = at_;
        record_review(definition_, state_, side, next.tracked);
        visit_({Move::Kind::answer_checklist, 0, Actor::tracked}, next, nullptr);
    }

    /// The review is open until it passed this content.
    void review_beside(std::uint8_t index) {
        auto const& side = state_.sides[index];
        auto const gate = *definition_.gate(side, state_.id);
        if (at_.record.gates.in_force().test(gate)) return;
        auto const people = able(definition_, state_, &side, at_.tracked);
        auto next = at_;
        model_.pass_side(next.record, gate);
        if (people.other && !able_.other) handle_opinions(Actor::other, {});
        if (people.other) visit_({Move::Kind::pass_side, index, Actor::other}, next, nullptr);
        if (!people.tracked) return;
        review_as_tracked(side.id, side.checklist);
        record_review(definition_, state_, side.id, next.tracked);
        next.held.set(gate);
        visit_({Move::Kind::pass_side, index, Actor::tracked}, next, nullptr);
    }

    void vote_and_sign() {
        auto const& votes = *state_.task->votes;
        auto const& poll = at_.record.poll;
        each_reviewer([&](Actor actor) {
            for (auto const seat : {Seat::before, Seat::main, Seat::after}) {
                auto const detail = static_cast<std::uint8_t>(seat);
                if (may_add(votes, poll, seat))
                    change_poll({Move::Kind::add_signer, detail, actor}, seat, &add);
                if (may_remove(votes, poll, seat))
                    change_poll({Move::Kind::remove_signer, detail, actor}, seat, &remove);
            }
        });
        each_reviewer([&](Actor actor) {
            if (actor == Actor::tracked && at_.vote != Configuration::Vote::none) return;
            give_vote(votes, actor, true);
            give_vote(votes, actor, false);
        });
    }

    template <class Do>
    void each_reviewer(Do reviewer) {
        if (able_.other) reviewer(Actor::other);
        if (able_.tracked) reviewer(Actor::tracked);
    }

    void change_poll(Move move, Seat seat, void (*change)(Poll&, Seat)) {
        auto next = at_;
        change(next.record.poll, seat);
        if (move.actor == Actor::tracked) record_review(definition_, state_, {}, next.tracked);
        visit_(move, next, nullptr);
    }

    void give_vote(Votes const& votes, Actor actor, bool approves) {
        Move const move{approves ? Move::Kind::vote_approve : Move::Kind::vote_refuse, 0, actor};
        auto next = at_;
        auto const outcome = vote(votes, next.record.poll, approves);
        if (actor == Actor::tracked) {
            record_review(definition_, state_, {}, next.tracked);
            next.vote = approves ? Configuration::Vote::approved : Configuration::Vote::refused;
        }
        if (outcome == Outcome::open) return visit_(move, next, nullptr);
        auto const approved = next.vote == Configuration::Vote::approved;
        each_way(outcome == Outcome::approved ? votes.approve : votes.refuse,
                 [&](Transition const& transition) {
                     auto after = next;
                     leave(after, transition, approved);
                     visit_(move, after, &transition);
                 });
    }

    void handle_opinions(Actor actor, std::string_view side) {
        for (std::uint8_t detail = 0; detail < opinion_moves().size(); ++detail) {
            auto const& move = opinion_moves()[detail];
            if (!allows(state_, move.act)) continue;
            auto const from = *opinion_bit(move.severity, move.from);
            auto next = at_;
            if (actor == Actor::tracked) record_review(definition_, state_, side, next.tracked);
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
        for (std::size_t at = 0; at < action_count; ++at) {
            auto const action = static_cast<Action>(at);
            if (!has(state_, action) || is_voted(action)) continue;
            each_way(action, [&](Transition const& transition) { take(transition); });
        }
    }

    /// Every way that an action can take: whatever the checklist says, and whichever state is named
    /// where there is a choice. Naming none leads along a way without a choice.
    template <class Do>
    void each_way(Action action, Do follow) {
        std::array<bool, 2> const verdicts{true, false};
        auto const choices = std::span(verdicts).first(chooses_by_failed_items(state_) ? 2U : 1U);
        auto to = targets(state_, action);
        to.emplace_back();
        for (auto const no_failed_items : choices) {
            auto const seen = model_.situation(at_.record, {true, true, no_failed_items});
            for (auto const& target : to) {
                if (auto const* transition = way(state_, action, seen, target)) follow(*transition);
            }
        }
    }

    /// Whether only votes take the action.
    [[nodiscard]] bool is_voted(Action action) const {
        auto const& votes = state_.task->votes;
        return votes && (action == votes->approve || action == votes->refuse);
    }

    void take(Transition const& transition) {
        auto const detail = static_cast<std::uint8_t>(transition.action);
        if (!is_review(*state_.task) || transition.action == Action::withdraw) {
            auto next = at_;
            leave(next, transition, false);
            if (!is_review(*state_.task) && !able_.tracked && !able_.other) return;
            return visit_({Move::Kind::action, detail, Actor::submitter}, next, &transition);
        }
        each_reviewer([&](Actor actor) {
            auto next = at_;
            if (actor == Actor::tracked) record_review(definition_, state_, {}, next.tracked);
            leave(next, transition, actor == Actor::tracked);
            visit_({Move::Kind::action, detail, actor}, next, &transition);
        });
    }

    /// Moves along a transition; `holds` says whether the followed person took it.
    void leave(Configuration& next, Transition const& transition, bool holds) const {
        auto const gate = model_.opens(at_.record.state, transition);
        model_.take(next.record, transition);
        next.vote = Configuration::Vote::none;
        if (gate) next.held.set(*gate, holds);
        next.held &= next.record.gates.in_force();
    }

    Model const& model_;
    Definition const& definition_;
    Configuration const& at_;
    State const& state_;
    MoveVisitor const& visit_;
    Able able_;
};

}  // namespace

void each_move(Model const& model, Configuration const& configuration, MoveVisitor const& visit) {
    Mover(model, configuration, visit).run();
}

}  // namespace yingshen::workflow

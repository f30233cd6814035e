#include "unit/workflow/raw.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace yingshen::workflow::test {
namespace {

using words::Severity;

struct Kind {
    Severity severity;
    OpinionStatus status;
};
constexpr Kind kinds[] = {
    {Severity::substantive, OpinionStatus::unsent},
    {Severity::substantive, OpinionStatus::sent},
    {Severity::substantive, OpinionStatus::adopted},
    {Severity::substantive, OpinionStatus::verified},
    {Severity::substantive, OpinionStatus::declined},
    {Severity::advisory, OpinionStatus::unsent},
    {Severity::advisory, OpinionStatus::sent},
};

/// Changes the status of one opinion.
void change(RawState& state, Kind const& from, std::optional<OpinionStatus> to) {
    --state.opinions[*opinion_bit(from.severity, from.status)];
    if (!to) return;
    if (auto const bit = opinion_bit(from.severity, *to)) ++state.opinions[*bit];
}

void collect(RawState& state) {
    state.record.opinions.reset();
    for (std::size_t bit = 0; bit < state.opinions.size(); ++bit)
        state.record.opinions.set(bit, state.opinions[bit] > 0);
}

std::uint64_t pack(RawPerson const& person) {
    return person.deeds.acted.to_ullong() | person.holds.to_ullong() << 16U |
           static_cast<std::uint64_t>(person.deeds.submitter) << 32U |
           static_cast<std::uint64_t>(person.deeds.editor) << 33U |
           static_cast<std::uint64_t>(person.deeds.reviewed) << 34U |
           static_cast<std::uint64_t>(person.vote) << 35U;
}

}  // namespace

/// The moves from one state.
class RawStep {
  public:
    RawStep(Raw const& raw, RawState const& at, Raw::Visit const& visit)
        : raw_(raw),
          model_(raw.model_),
          definition_(model_.definition()),
          at_(at),
          state_(model_.state(at.record)),
          visit_(visit) {}

    void run() {
        if (!state_.task) return;
        if (at_.record.not_expired && definition_.reuse) {
            auto next = at_;
            next.record.not_expired = false;
            done(next);
        }
        if (state_.editable || state_.finals) each_person([&](int who) { author(who); });
        if (is_review(*state_.task)) {
            each_person([&](int who) { review(who); });
            act(0, true);
        } else if (may(0, nullptr)) {
            opinions(0, nullptr);
            act(0, false);
        }
    }

  private:
    static constexpr int stranger = -1;

    /// The followed people who can be told apart, and a stranger.
    template <class Do>
    void each_person(Do person) {
        auto const count = static_cast<int>(raw_.people_);
        for (int who = 0; who < count; ++who) {
            auto const at = static_cast<std::size_t>(who);
            if (who > 1 && at_.people[at] == at_.people[at - 1]) continue;
            person(who);
        }
        person(stranger);
    }

    [[nodiscard]] Deeds deeds(int who) const {
        return who == stranger ? Deeds{} : at_.people[static_cast<std::size_t>(who)].deeds;
    }

    [[nodiscard]] bool may(int who, Side const* side) const {
        auto const& task = side == nullptr ? *state_.task : side->task;
        if (!exists(task.role, task.scope)) return false;
        auto const person = deeds(who);
        if (!is_review(task) && !person.submitter) return false;
        return !barred_by(task, person) && !acted_beside(definition_, state_, side, person);
    }

    static RawPerson* find(RawState& state, int who) {
        return who == stranger ? nullptr : &state.people[static_cast<std::size_t>(who)];
    }

    void note(RawState& next, int who, Side const* side) const {
        if (auto* person = find(next, who); person != nullptr && is_review(*state_.task)) {
            record_review(definition_, state_, side == nullptr ? std::string_view() : side->id,
                          person->deeds);
        }
    }

    void done(RawState& next, RawMove move = RawMove::work) const {
        collect(next);
        auto const in_force = next.record.gates.in_force();
        for (auto& person : next.people)
            person.holds &= in_force;
        std::sort(next.people.begin() + 1, next.people.end(),
                  [](auto const& a, auto const& b) { return pack(a) > pack(b); });
        visit_(move, next);
    }

    void author(int who) {
        if (!may_edit(deeds(who))) return;
        auto changed = at_;
        if (auto* person = find(changed, who)) person->deeds.editor = true;
        if (state_.finals) {
            for (auto const unchanged : {true, false}) {
                auto next = changed;
                model_.attach_final(next.record, unchanged);
                done(next);
            }
        }
        if (!state_.editable) return;
        // Any of the verified opinions may rest on what changed.
        constexpr Kind verified{Severity::substantive, OpinionStatus::verified};
        for (auto next = changed;; change(next, verified, OpinionStatus::adopted)) {
            edit(next);
            if (next.opinions[*opinion_bit(verified.severity, verified.status)] == 0) break;
        }
    }

    void edit(RawState const& changed) const {
        auto const as = [&](auto set) {
            auto next = changed;
            model_.change_content(next.record, next.record.opinions);
            set(next.record);
            done(next);
        };
        auto const reuse = definition_.reuse.has_value();
        for (auto const screened : {true, false}) {
            for (auto const same : {true, false}) {
                as([&](Record& record) {
                    record.material_attached = true;
                    record.screened = screened;
                    record.same_bytes = reuse && screened && same;
                });
            }
        }
        for (auto const within : {true, false}) {
            as([&](Record& record) {
                record.facts_complete = true;
                record.within_cleared = reuse && within;
            });
        }
        as([&](Record& record) {
            record.facts_complete = definition_.required_facts.empty();
            record.within_cleared = false;
        });
    }

    void review(int who) {
        if (may(who, nullptr)) {
            opinions(who, nullptr);
            answer(who, nullptr, state_.checklist);
            if (state_.task->votes) poll(who);
            act(who, false);
        }
        for (auto const& side : state_.sides) {
            auto const gate = *definition_.gate(side, state_.id);
            if (at_.record.gates.in_force().test(gate) || !may(who, &side)) continue;
            opinions(who, &side);
            answer(who, &side, side.checklist);
            auto next = at_;
            note(next, who, &side);
            model_.pass_side(next.record, gate);
            for (auto& person : next.people)
                person.holds.reset(gate);
            if (auto* person = find(next, who)) person->holds.set(gate);
            done(next);
        }
    }

    void answer(int who, Side const* side, std::string const& checklist) {
        if (checklist.empty()) return;
        auto next = at_;
        note(next, who, side);
        done(next);
    }

    void opinions(int who, Side const* side) {
        auto const total = std::accumulate(at_.opinions.begin(), at_.opinions.end(), 0);
        if (allows(state_, OpinionAct::give) && total < raw_.opinions_) {
            for (auto const severity : {Severity::substantive, Severity::advisory}) {
                auto next = at_;
                ++next.opinions[*opinion_bit(severity, OpinionStatus::unsent)];
                note(next, who, side);
                done(next);
            }
        }
        using enum OpinionAct;
        for (auto const act : {adopt, decline, verify, refuse, withdraw, uphold, set_aside}) {
            if (!allows(state_, act)) continue;
            for (auto const& kind : kinds) {
                auto const to = after(act, kind.severity, kind.status);
                if (at_.opinions[*opinion_bit(kind.severity, kind.status)] == 0 || !to) continue;
                auto next = at_;
                change(next, kind, to);
                note(next, who, side);
                done(next);
            }
        }
    }

    void poll(int who) {
        auto const& votes = *state_.task->votes;
        for (auto const seat : {Seat::before, Seat::main, Seat::after}) {
            auto next = at_;
            note(next, who, nullptr);
            auto const before = next.record.poll;
            if (may_add(votes, before, seat)) {
                add(next.record.poll, seat);
                done(next);
                next.record.poll = before;
            }
            if (may_remove(votes, before, seat)) {
                remove(next.record.poll, seat);
                done(next);
            }
        }
        if (who != stranger && at_.people[static_cast<std::size_t>(who)].vote != 0) return;
        for (auto const approves : {true, false}) {
            auto next = at_;
            auto const outcome = vote(votes, next.record.poll, approves);
            note(next, who, nullptr);
            if (auto* person = find(next, who)) person->vote = approves ? 1 : 2;
            if (outcome == Outcome::open) {
                done(next);
                continue;
            }
            GateSet approvers;
            for (std::size_t at = 0; at < next.people.size(); ++at)
                approvers.set(at, next.people[at].vote == 1);
            ways(outcome == Outcome::approved ? votes.approve : votes.refuse,
                 [&](Transition const& way) { leave(next, way, approvers); });
        }
    }

    /// Every way that an action can take: whatever the checklist says, whatever state is named.
    template <class Do>
    void ways(Action action, Do take) {
        std::set<std::string_view> targets{std::string_view()};
        for (auto const& transition : state_.transitions) {
            if (transition.action == action) targets.insert(transition.to);
        }
        if (targets.size() == 1) return;
        std::set<Transition const*> taken;
        for (auto const passed : {true, false}) {
            auto const seen = model_.situation(at_.record, {true, true, passed});
            for (auto const to : targets) {
                auto const found = step(state_, action, seen, to);
                if (found && taken.insert(*found).second) take(**found);
            }
        }
    }

    void act(int who, bool withdraws) {
        auto const& votes = state_.task->votes;
        for (std::size_t at = 0; at < action_count; ++at) {
            auto const action = static_cast<Action>(at);
            if ((action == Action::withdraw) != withdraws) continue;
            if (votes && (action == votes->approve || action == votes->refuse)) continue;
            ways(action, [&](Transition const& way) {
                auto next = at_;
                if (!withdraws) note(next, who, nullptr);
                GateSet actor;
                if (who != stranger) actor.set(static_cast<std::size_t>(who));
                leave(next, way, actor);
            });
        }
    }

    void leave(RawState next, Transition const& way, GateSet deciders) const {
        if (auto const gate = model_.opens(at_.record.state, way)) {
            for (std::size_t at = 0; at < next.people.size(); ++at)
                next.people[at].holds.set(*gate, deciders.test(at));
        }
        model_.take(next.record, way);
        if (way.action == Action::give_opinions) {
            for (auto const severity : {Severity::substantive, Severity::advisory}) {
                auto& unsent = next.opinions[*opinion_bit(severity, OpinionStatus::unsent)];
                next.opinions[*opinion_bit(severity, OpinionStatus::sent)] += unsent;
                unsent = 0;
            }
        }
        for (auto& person : next.people)
            person.vote = 0;
        done(next, way.action == Action::withdraw ? RawMove::aside : RawMove::decides);
    }

    Raw const& raw_;
    Model const& model_;
    Definition const& definition_;
    RawState const& at_;
    State const& state_;
    Raw::Visit const& visit_;
};

Raw::Raw(Model const& model, std::size_t people, std::uint8_t opinions)
    : model_(model), people_(std::min(people, RawState::people_max)), opinions_(opinions) {}

RawState Raw::initial() const {
    RawState state;
    state.record = model_.initial();
    state.people[0].deeds.submitter = true;
    return state;
}

RawKey Raw::key(RawState const& state) {
    auto const& record = state.record;
    auto const& poll = record.poll;
    RawKey key{};
    key[0] = record.gates.packed();
    unsigned shift = 0;
    auto const put = [&](std::uint64_t& word, auto value, unsigned bits) {
        word |= static_cast<std::uint64_t>(value) << shift;
        shift += bits;
    };
    put(key[1], record.state, 8);
    put(key[1], record.gates.count(), 5);
    for (auto const flag :
         {record.facts_complete, record.material_attached, record.screened, record.final_paired,
          record.final_unchanged, record.same_bytes, record.within_cleared, record.not_expired})
        put(key[1], flag, 1);
    for (auto const number : {poll.approvals, poll.refusals, poll.removed, poll.before,
                              poll.before_approved, poll.after, poll.after_approved})
        put(key[1], number, 4);
    shift = 0;
    put(key[2], record.stale.to_ullong(), 16);
    for (auto const count : state.opinions)
        put(key[2], count, 4);
    for (std::size_t at = 0; at < state.people.size(); ++at)
        key[3 + at] = pack(state.people[at]);
    return key;
}

void Raw::each_next(RawState const& state, Visit const& visit) const {
    RawStep(*this, state, visit).run();
}

}  // namespace yingshen::workflow::test

#include "unit/workflow/raw_search.hpp"

#include <algorithm>
#include <unordered_map>

namespace yingshen::workflow::test {
namespace {

using words::Role;

/// Which of the gates are a role's decisions about the content.
GateSet gates_of(Definition const& definition, Action action, Role role) {
    GateSet gates;
    for (GateIndex at = 0; at < definition.gates.size(); ++at) {
        auto const& gate = definition.gates[at];
        auto const& state = *definition.find(gate.state);
        if (gate.action == action && gate.side.empty() && !state.checks_final &&
            state.task->role == role)
            gates.set(at);
    }
    return gates;
}

/// The judgement of one arrival.
class Judge {
  public:
    explicit Judge(Definition const& definition)
        : definition_(definition),
          three_{gates_of(definition, Action::pass, Role::pre_reviewer),
                 gates_of(definition, Action::pass, Role::center_reviewer),
                 gates_of(definition, Action::sign, Role::center_head)} {
        for (GateIndex at = 0; at < definition.gates.size(); ++at) {
            auto const& state = *definition.find(definition.gates[at].state);
            checks_.set(at, state.checks_final && state.task->role == Role::center_reviewer);
        }
        for (auto const& state : definition.states)
            finals_ = finals_ || state.finals;
    }

    [[nodiscard]] std::vector<Promise> broken(RawState const& state) const {
        std::vector<Promise> broken;
        auto const& entered = definition_.states[state.record.state];
        auto const in_force = state.record.gates.in_force();
        for (auto const& property : definition_.properties) {
            if (property.to != entered.id) continue;
            if (!std::ranges::all_of(property.passes, [&](auto at) { return in_force.test(at); }))
                broken.push_back(Promise::own_property);
        }
        if (entered.end != End::good) return broken;
        auto const& record = state.record;
        if (definition_.reuse) {
            if (!record.same_bytes || !record.within_cleared || !record.not_expired ||
                in_force.none())
                broken.push_back(Promise::reuse_unchanged);
        } else {
            constexpr Promise promises[] = {Promise::pre_review_gate, Promise::center_review_gate,
                                            Promise::sign_off_gate};
            for (std::size_t at = 0; at < 3; ++at) {
                if ((three_[at] & in_force).any()) continue;
                auto const was_other = (three_[at] & record.stale).any();
                broken.push_back(was_other ? Promise::new_content_voids : promises[at]);
            }
        }
        if (std::ranges::any_of(state.people, [&](auto const& one) { return mixes(one); }))
            broken.push_back(Promise::different_people);
        auto const is = [&](OpinionStatus status) {
            return state.opinions[*opinion_bit(words::Severity::substantive, status)] > 0;
        };
        if (is(OpinionStatus::unsent) || is(OpinionStatus::sent) || is(OpinionStatus::adopted))
            broken.push_back(Promise::opinions_settled);
        if (is(OpinionStatus::declined) && definition_.declined != Declined::advise)
            broken.push_back(Promise::declined_settled);
        auto const compared = record.final_unchanged || (checks_ & in_force).any();
        if (finals_ && !(record.final_paired && compared)) broken.push_back(Promise::final_checked);
        return broken;
    }

  private:
    [[nodiscard]] bool mixes(RawPerson const& person) const {
        if (person.holds.none()) return false;
        auto const roles =
            std::ranges::count_if(three_, [&](auto set) { return (set & person.holds).any(); });
        return person.deeds.submitter || person.deeds.editor || roles > 1;
    }

    Definition const& definition_;
    std::array<GateSet, 3> three_;
    GateSet checks_;
    bool finals_ = false;
};

struct Hash {
    std::size_t operator()(RawKey const& key) const {
        std::uint64_t mixed = 0;
        for (auto const word : key) {
            mixed = (mixed ^ word) * 0x9E37'79B9'7F4A'7C15;
            mixed ^= mixed >> 32U;
        }
        return mixed;
    }
};

class Search {
  public:
    Search(Definition const& definition, RawBounds const& bounds)
        : definition_(definition),
          model_(definition),
          raw_(model_, bounds.people, bounds.opinions),
          bounds_(bounds),
          judge_(definition) {}

    RawFindings run() {
        walk();
        found_.states = states_.size();
        if (!found_.complete) return found_;
        judge_reach();
        judge_loops();
        return found_;
    }

  private:
    struct Edge {
        std::uint32_t from;
        std::uint32_t to;
        RawMove move;
    };

    void walk() {
        reach(raw_.initial(), 0);
        for (std::uint32_t at = 0; at < states_.size(); ++at) {
            auto const depth = depths_[at];
            found_.depth = depth;
            if (states_.size() > bounds_.states_max || depth >= bounds_.depth_max) {
                found_.complete = false;
                // A state at this depth may not have been walked from: no more than this is
                // certain.
                std::erase_if(found_.broken, [&](auto const& one) { return one.second > depth; });
                return;
            }
            auto const state = states_[at];
            note_timers(state, depth);
            raw_.each_next(state, [&](RawMove move, RawState const& next) {
                if (move != RawMove::work) {
                    for (auto const promise : judge_.broken(next))
                        found_.broken.try_emplace(promise, depth + 1);
                }
                auto const to = reach(next, depth + 1);
                if (to != at || move != RawMove::work) edges_.push_back({at, to, move});
            });
        }
    }

    std::uint32_t reach(RawState state, std::size_t depth) {
        if (model_.state(state.record).end) {
            RawState end;
            end.record.state = state.record.state;
            state = end;
        }
        auto const [known, is_unknown] =
            index_.try_emplace(Raw::key(state), static_cast<std::uint32_t>(states_.size()));
        if (is_unknown) {
            states_.push_back(state);
            depths_.push_back(depth);
        }
        return known->second;
    }

    void note_timers(RawState const& state, std::size_t depth) {
        auto const& timers = model_.state(state.record).timers;
        if (std::ranges::find(timers, Timer::Kind::act, &Timer::kind) != timers.end())
            found_.broken.try_emplace(Promise::no_timer_decides, depth + 1);
    }

    void judge_reach() {
        std::vector<bool> reached(definition_.states.size());
        for (auto const& state : states_)
            reached[state.record.state] = true;
        if (std::ranges::find(reached, false) != reached.end())
            found_.broken.try_emplace(Promise::no_dead_state, 0);
        if (std::ranges::find(definition_.states, End::good, &State::end) ==
            definition_.states.end())
            found_.broken.try_emplace(Promise::reaches_an_end, 0);
    }

    /// Spreads marks against the edges, until nothing changes.
    template <class Follows>
    void spread(std::vector<bool>& marks, Follows follows) const {
        for (bool changed = true; changed;) {
            changed = false;
            for (auto at = edges_.size(); at-- > 0;) {
                auto const& edge = edges_[at];
                if (!follows(edge) || marks[edge.from] || !marks[edge.to]) continue;
                marks[edge.from] = changed = true;
            }
        }
    }

    void judge_loops() {
        auto const any = [](Edge const&) { return true; };
        std::vector<bool> moves(states_.size());
        std::vector<bool> ends(states_.size());
        for (std::size_t at = 0; at < states_.size(); ++at)
            moves[at] = ends[at] = model_.state(states_[at].record).end.has_value();
        for (auto const& edge : edges_) {
            if (edge.move == RawMove::decides) moves[edge.from] = true;
        }
        spread(moves, [](Edge const& edge) { return edge.move == RawMove::work; });
        spread(ends, any);
        std::vector<bool> stuck(states_.size());
        for (std::size_t at = 0; at < states_.size(); ++at) {
            stuck[at] = !moves[at];
            if (stuck[at]) found_.broken.try_emplace(Promise::task_can_be_done, depths_[at]);
        }
        spread(stuck, any);
        for (std::size_t at = 0; at < states_.size(); ++at) {
            if (!ends[at] && !stuck[at])
                found_.broken.try_emplace(Promise::reaches_an_end, depths_[at]);
        }
    }

    Definition const& definition_;
    Model model_;
    Raw raw_;
    RawBounds bounds_;
    Judge judge_;
    RawFindings found_;
    std::vector<RawState> states_;
    std::vector<std::size_t> depths_;
    std::vector<Edge> edges_;
    std::unordered_map<RawKey, std::uint32_t, Hash> index_;
};

}  // namespace

RawFindings search(Definition const& definition, RawBounds const& bounds) {
    return Search(definition, bounds).run();
}

}  // namespace yingshen::workflow::test

#include <algorithm>
#include <map>

#include "workflow/prove_parts.hpp"

namespace yingshen::workflow {
namespace {

/// Gives people letters: A is the submitter, everybody else in order of appearance. Who is not
/// followed stays one person in a task for as long as the submission stays in its state, but for
/// voting: each vote is another person's.
class Letters {
  public:
    Letters(Definition const& definition, bool tracks_submitter)
        : tracks_submitter_(tracks_submitter) {
        // The submitter edits in the path wherever that does not bar them from their own tasks.
        submitter_edits_ = std::ranges::none_of(definition.states, [](State const& state) {
            return state.task && !is_review(*state.task) &&
                   std::ranges::find(state.task->barred, Barred::Kind::editor, &Barred::kind) !=
                       state.task->barred.end();
        });
    }

    void enter_state() { others_.clear(); }

    char of(Actor actor, bool in_review, Move const& move) {
        if (actor == Actor::nobody) return '-';
        if (actor == Actor::submitter || (actor == Actor::tracked && tracks_submitter_)) return 'A';
        if (actor == Actor::tracked) return letter(tracked_);
        if (!in_review && !tracks_submitter_ && submitter_edits_) return 'A';
        auto const beside = move.kind == Move::Kind::pass_side ? move.detail + 1 : 0;
        auto const other = letter(others_[beside]);
        if (move.kind == Move::Kind::vote_approve || move.kind == Move::Kind::vote_refuse)
            others_.erase(beside);
        return other;
    }

  private:
    char letter(char& known) {
        if (known == 0) {
            known = next_;
            next_ = next_ == 'Z' ? 'a' : static_cast<char>(next_ + 1);
        }
        return known;
    }

    bool tracks_submitter_;
    bool submitter_edits_ = false;
    char next_ = 'B';
    char tracked_ = 0;
    std::map<int, char> others_;  ///< by task: 0 for the state's own
};

std::string act(State const& state, Move const& move) {
    if (move.kind == Move::Kind::pass_side) return "pass " + state.sides[move.detail].id;
    return std::string(name(move));
}

/// Whether an act in a state bars from the next one there.
bool bars_itself(Definition const& definition, State const& state) {
    auto const bars = [&](Task const& task) {
        return std::ranges::any_of(task.barred, [&](Barred const& barred) {
            return barred.kind == Barred::Kind::gate &&
                   definition.gates[barred.gate].state == state.id;
        });
    };
    return bars(*state.task) ||
           std::ranges::any_of(state.sides, [&](Side const& side) { return bars(side.task); });
}

bool is_withdrawal(Move const& move) {
    return move.kind == Move::Kind::action && static_cast<Action>(move.detail) == Action::withdraw;
}

}  // namespace

std::vector<Step> path_to(Finding const& finding, Model const& model,
                          Exploration const& exploration) {
    if (!finding.at) return {};
    auto const& visits = exploration.visits;
    std::vector<std::uint32_t> trail;
    for (auto at = *finding.at;; at = visits[at].parent) {
        trail.push_back(at);
        if (visits[at].parent == at) break;
    }
    std::ranges::reverse(trail);

    Letters letters(model.definition(), unpack(visits[trail.front()].packed).tracked.submitter);
    std::vector<Step> path;
    auto const add = [&](std::uint32_t from, Move const& move, std::string const& after) {
        auto const& state = model.state(unpack(visits[from].packed).record);
        auto const by_reviewer = is_review(*state.task) && !is_withdrawal(move);
        path.push_back(
            {state.id, letters.of(move.actor, by_reviewer, move), act(state, move), after});
        if (after != state.id || bars_itself(model.definition(), state)) letters.enter_state();
    };
    for (std::size_t at = 1; at < trail.size(); ++at) {
        auto const& visit = visits[trail[at]];
        add(trail[at - 1], visit.move, model.state(unpack(visit.packed).record).id);
    }
    if (finding.last) add(*finding.at, *finding.last, finding.after);
    return path;
}

}  // namespace yingshen::workflow

#include <map>
#include <utility>

#include "workflow/diff_parts.hpp"
#include "workflow/people.hpp"
#include "workflow/prove_parts.hpp"

namespace yingshen::workflow {
namespace {

/// Duties by name: `the submitter`, `an editor`, or `a reviewer of` a state.
using Duties = std::map<std::string, std::string>;  ///< with their Chinese titles
using Pair = std::pair<std::string, std::string>;

/// What one person has done, as duties.
Duties duties_of(Definition const& definition, Deeds const& deeds) {
    Duties duties;
    if (deeds.submitter) duties.emplace("the submitter", "送审人");
    if (deeds.editor) duties.emplace("an editor", "材料编辑人");
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        if (!deeds.acted.test(gate)) continue;
        auto const& state = definition.gates[gate].state;
        duties.emplace("a reviewer of " + state,
                       "“" + definition.find(state)->title.zh + "”的办理人");
    }
    return duties;
}

/// Which duty one person can take up after which, with the first act that shows it.
class Holdings {
  public:
    Holdings(Definition const& definition, std::size_t configurations_max)
        : model_(definition),
          exploration_(
              explore(model_, configurations_max, People::by_deeds, [&](Arrival const& arrival) {
                  auto const is_theirs =
                      is_review(*arrival.before.task) ? Actor::tracked : Actor::submitter;
                  if (arrival.move.actor != is_theirs) return;
                  acts_.push_back({arrival.from, arrival.move, &arrival.before,
                                   model_.state(arrival.after.record).id});
              })) {
        for (auto const& act : acts_)
            note(act);
    }

    [[nodiscard]] bool complete() const { return exploration_.complete; }

    void tell(Holdings const& other, Difference::Change change, Differences& found) const {
        for (auto const& [pair, act] : pairs_) {
            if (other.pairs_.contains(pair)) continue;
            found.push_back({Difference::Kind::people,
                             change,
                             {titles_.at(pair.first) + "再办理“" + act->state->title.zh + "”",
                              pair.first + " acts in " + pair.second},
                             path_to({.promise = {},
                                      .text = {},
                                      .at = act->from,
                                      .last = act->move,
                                      .after = act->after,
                                      .mark = {}},
                                     model_, exploration_)});
        }
    }

  private:
    struct Act {
        std::uint32_t from;
        Move move;
        State const* state;
        std::string after;
    };

    void note(Act const& act) {
        auto const deeds = unpack(exploration_.visits[act.from].packed).tracked;
        if (!is_review(*act.state->task) && !deeds.submitter) return;  // the submitter is another
        for (auto const& [duty, title] : duties_of(model_.definition(), deeds)) {
            if (duty == "a reviewer of " + act.state->id) continue;
            titles_.emplace(duty, title);
            pairs_.try_emplace({duty, act.state->id}, &act);
        }
    }

    Model model_;
    std::vector<Act> acts_;
    Exploration exploration_;
    Duties titles_;
    std::map<Pair, Act const*> pairs_;  ///< a duty, and the state of the next one
};

}  // namespace

bool find_people(Definition const& before, Definition const& after, std::size_t configurations_max,
                 Differences& found) {
    Holdings const here(before, configurations_max);
    Holdings const there(after, configurations_max);
    here.tell(there, Difference::Change::becomes_impossible, found);
    there.tell(here, Difference::Change::becomes_possible, found);
    return here.complete() && there.complete();
}

}  // namespace yingshen::workflow

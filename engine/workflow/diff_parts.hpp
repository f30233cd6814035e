#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "workflow/diff.hpp"
#include "workflow/explore.hpp"

/// The parts of diff(). Not the module's interface.
namespace yingshen::workflow {

/// What a guard can see of a submission, as one bit a thing, in the order of a Vocabulary: the
/// conditions, then the gates that both definitions have.
using Seen = std::uint64_t;

/// An action of a role from state to state.
struct StepName {
    std::string state;
    Action action = Action::submit;
    std::string to;
    words::Role role = words::Role::submitter;
    auto operator<=>(StepName const&) const = default;
};

/// What two definitions can both be asked about.
class Vocabulary {
  public:
    Vocabulary(Definition const& before, Definition const& after);

    [[nodiscard]] Seen seen(Definition const& definition, Situation const& situation) const;
    [[nodiscard]] std::size_t size() const { return condition_count + gates_.size(); }
    /// "with a declined opinion": what a bit says where it is set, or where it is not.
    [[nodiscard]] base::Text phrase(std::size_t bit, bool is_set) const;

  private:
    std::map<std::string, std::string> gates_;  ///< with their Chinese titles
};

/// What a definition allows, without its people: every record that a submission can have, and the
/// steps between them. Everybody who acts is a fresh person, which forbids the least.
class Behaviour {
  public:
    static constexpr std::uint32_t work = ~std::uint32_t{0};
    struct Edge {
        std::uint32_t to = 0;
        std::uint32_t step = work;  ///< index into steps(); `work` stays in the state
        Move move;
    };
    /// The first visit, in the order of distance, at which a step was possible.
    struct First {
        std::uint32_t at = 0;
        Move move;
    };
    using Taken = std::map<Seen, First>;

    Behaviour(Definition const& definition, Vocabulary const& vocabulary,
              std::size_t configurations_max);

    [[nodiscard]] Definition const& definition() const { return model_.definition(); }
    [[nodiscard]] Model const& model() const { return model_; }
    [[nodiscard]] std::vector<Exploration::Visit> const& visits() const {
        return exploration_.visits;
    }
    [[nodiscard]] std::span<Edge const> edges(std::uint32_t at) const {
        return std::span(edges_).subspan(begin_[at], begin_[at + 1] - begin_[at]);
    }
    [[nodiscard]] bool complete() const { return exploration_.complete; }
    [[nodiscard]] State const& state(std::uint32_t at) const {
        return model_.state(unpack(exploration_.visits[at].packed).record);
    }
    /// What is seen at a visit where the holder of the task has done all that they can.
    [[nodiscard]] Seen seen(std::uint32_t at) const { return seen_[at]; }

    /// Every step that is ever taken, with what is seen where it is.
    [[nodiscard]] std::vector<StepName> const& steps() const { return steps_; }
    [[nodiscard]] std::map<StepName, Taken> const& taken() const { return taken_; }
    /// What can be seen in a state: `at_hand` of it by whoever leaves something undone.
    struct Sights {
        std::map<Seen, std::uint32_t> settled;
        std::set<Seen> at_hand;
    };
    [[nodiscard]] Sights const* sights(std::string_view state) const;

    /// The path to a visit, and one more move where there is one.
    [[nodiscard]] std::vector<Step> path(std::uint32_t at) const;
    [[nodiscard]] std::vector<Step> path(First const& last, std::string const& after) const;
    /// A path along given visits: moves[i] leads from trail[i] to trail[i + 1].
    [[nodiscard]] std::vector<Step> path(std::vector<std::uint32_t> const& trail,
                                         std::vector<Move> const& moves) const;

  private:
    void explore(std::size_t configurations_max);
    void look(std::uint32_t at, Configuration const& current);
    void note(std::uint32_t at, Configuration const& current, Move move,
              Transition const& transition);
    std::uint32_t step_index(StepName const& step);

    Model model_;
    Vocabulary const& vocabulary_;
    Exploration exploration_;  ///< of records; its edges are in edges_
    std::vector<std::size_t> begin_;
    std::vector<Edge> edges_;
    std::vector<Seen> seen_;
    std::vector<StepName> steps_;
    std::map<StepName, std::uint32_t> step_index_;
    std::map<StepName, Taken> taken_;
    std::map<std::string, Sights, std::less<>> sights_;
};

/// The two definitions, in either order: what the first allows and the second does not. Each part
/// is called twice, so that possible and impossible are found by the same rule.
struct Sides {
    Behaviour const& here;
    Behaviour const& there;
    Vocabulary const& vocabulary;
    Difference::Change change;
};

using Differences = std::vector<Difference>;

void find_states(Sides const& sides, Differences& found);
void find_steps(Sides const& sides, Differences& found);
void find_circumstances(Sides const& sides, Differences& found);

/// Whether both behave alike move by move: then no sequence can differ. False only says that they
/// may not.
[[nodiscard]] bool bisimilar(Behaviour const& before, Behaviour const& after);
/// The shortest sequences of steps, all of which both definitions know, that one alone allows.
/// `by_sight` tells a step in one circumstance from the same step in another. False where the bound
/// was hit.
[[nodiscard]] bool find_sequences(Behaviour const& before, Behaviour const& after, bool by_sight,
                                  std::size_t members_max, Differences& found);

/// The duties that one person can take up after another, in one definition only. False where a
/// bound was hit.
[[nodiscard]] bool find_people(Definition const& before, Definition const& after,
                               std::size_t configurations_max, Differences& found);
[[nodiscard]] bool find_promises(Definition const& before, Definition const& after,
                                 std::size_t configurations_max, Differences& found);
void find_texts(Definition const& before, Definition const& after, Differences& found);

}  // namespace yingshen::workflow

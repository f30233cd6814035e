#pragma once
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "workflow/gates.hpp"
#include "workflow/opinion.hpp"

namespace yingshen::workflow {

/// Where a submission stands, as far as a definition can tell: no people, and no work that the
/// holder of its task settles on the spot (checklist, reason).
struct Position {
    std::string state;
    std::vector<GateIndex> taken;  ///< the gates in force, in the order of taking
    OpinionSet opinions;
    std::bitset<condition_count> holds;
};

/// Every position that a definition can bring about. Built once, then asked; thread-safe.
class Reachable {
  public:
    explicit Reachable(Definition const& definition, std::size_t configurations_max = 500'000);

    /// False where the bound was hit: then nothing is known, and contains() says no.
    [[nodiscard]] bool complete() const { return complete_; }
    /// Whether a submission that followed the definition from its start can stand so.
    [[nodiscard]] bool contains(Position const& position) const;
    /// Whether one can be in a state at all.
    [[nodiscard]] bool enters(std::string_view state) const { return states_.contains(state); }

    /// What is so in a state on every path to it; empty where no path leads there.
    struct Always {
        GateSet in_force;
        std::bitset<condition_count> holds;
        std::bitset<condition_count> fails;
    };
    [[nodiscard]] Always always(std::string_view state) const;

  private:
    using Key = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>;
    struct State {
        Always always;
        std::set<Key> positions;
    };
    bool complete_ = true;
    std::map<std::string, State, std::less<>> states_;
};

/// By state: the gates that are in force on every path to it. States that no path reaches are
/// absent. The bound is Reachable's.
[[nodiscard]] std::map<std::string, GateSet> gates_always_in_force(Definition const& definition);

}  // namespace yingshen::workflow

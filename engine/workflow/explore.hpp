#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "workflow/configuration.hpp"
#include "workflow/model.hpp"

namespace yingshen::workflow {

/// An action that enters a state, as the explorer found it.
struct Arrival {
    std::uint32_t from;  ///< index of the configuration before
    Move move;
    State const& before;
    Transition const& transition;
    Configuration const& after;
};

/// Every configuration that a definition can reach, with the first way to each.
struct Exploration {
    struct Visit {
        PackedConfiguration packed;
        std::uint32_t parent = 0;  ///< of a first configuration: itself
        Move move;
    };
    struct Edge {
        std::uint32_t from;
        std::uint32_t to;
        enum class Kind : std::uint8_t {
            work,    ///< stays in the state
            action,  ///< by the holder of the state's task
            aside    ///< withdraw: whoever should do the task had no part in it
        } kind;
    };
    std::vector<Visit> visits;  ///< in the order of their distance from the start
    std::vector<Edge> edges;
    bool complete = true;  ///< false where the bound was hit
};

/// How the followed person is told from others like them: by all that they did, or only by what it
/// keeps them from (alike.hpp).
enum class People : std::uint8_t { by_deeds, by_what_they_may };

/// Breadth first from the initial state, so that the first arrival anywhere is a shortest one.
/// `arrive` hears of every action taken.
[[nodiscard]] Exploration explore(Model const& model, std::size_t configurations_max, People people,
                                  std::function<void(Arrival const&)> const& arrive);

}  // namespace yingshen::workflow

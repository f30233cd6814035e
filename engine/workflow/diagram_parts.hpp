#pragma once
#include <optional>
#include <vector>

#include "workflow/diagram.hpp"
#include "workflow/diagram_pen.hpp"

namespace yingshen::workflow::diagram {

/// Every way from one state to another: one arrow in the picture.
struct Arrow {
    std::size_t from = 0;  ///< position in Definition::states
    std::size_t to = 0;
    std::vector<Transition const*> ways;
    std::vector<std::size_t> steps;  ///< the moves that took it, counted from 1
    [[nodiscard]] bool goes_back() const;
};

/// The arrows of a definition in the order of its states and ways.
[[nodiscard]] std::vector<Arrow> arrows(Definition const& definition, Progress const* progress);

/// A state's box, and the place that the reviews beside it take on its right.
struct StateDrawing {
    Drawing box;
    Extent beside;
};
/// A state's box, at least so wide, with its title and sentences; or the pill of an end.
[[nodiscard]] StateDrawing draw_state(Definition const& definition, State const& state,
                                      Captions const& captions, int width_min);
/// The reviews beside a state, one below the other; empty where there are none.
[[nodiscard]] Drawing draw_sides(Definition const& definition, State const& state,
                                 Captions const& captions);
/// Whether the last decision of a gate is in force; nullopt where none was taken.
[[nodiscard]] std::optional<bool> in_force(Progress const* progress, std::string const& gate);
/// A small box that stands for a state drawn elsewhere, or for one more copy of an end.
[[nodiscard]] Drawing draw_reference(State const& state);
/// What stands at an arrow: actions, gates, conditions, and the steps that took it.
[[nodiscard]] Drawing draw_label(Definition const& definition, Arrow const& arrow,
                                 Progress const* progress);

/// The columns beside or below the drawing: legend, promises, decisions and steps. `references`:
/// the drawing has some, so the legend explains them.
[[nodiscard]] std::vector<Drawing> draw_panel(Definition const& definition,
                                              Captions const& captions, bool references);

}  // namespace yingshen::workflow::diagram

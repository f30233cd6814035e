#pragma once
#include <string>
#include <vector>

#include "workflow/diagram_parts.hpp"

namespace yingshen::workflow::diagram {

/// Everything that a picture's drawing consists of, before it has its place.
struct Scene {
    std::vector<Arrow> arrows;
    std::vector<Drawing> labels;      ///< one an arrow
    std::vector<Drawing> boxes;       ///< states, then references
    std::vector<std::string> titles;  ///< one a box
    Plan plan;                        ///< its boxes are those, its ways the arrows
    bool references = false;
};

/// Chooses what is drawn. Where an arrow would have to cross many layers, or many arrows lead to
/// one end, a small reference that names the state stands right below where the arrow begins.
[[nodiscard]] Scene compose(Definition const& definition, Captions const& captions);

}  // namespace yingshen::workflow::diagram

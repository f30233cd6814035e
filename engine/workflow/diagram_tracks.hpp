#pragma once
#include <vector>

namespace yingshen::workflow::diagram {

/// A way between two layers: down at `top`, across on a track, down at `bottom`.
struct Piece {
    int top = 0;
    int bottom = 0;
};

/// Gives every piece that must go across a track, counted from 0 at the top; -1 where it runs
/// straight. Pieces on one track do not meet, none runs along another one, and few cross.
[[nodiscard]] std::vector<int> assign_tracks(std::vector<Piece> const& pieces);

}  // namespace yingshen::workflow::diagram

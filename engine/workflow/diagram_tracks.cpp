#include "workflow/diagram_tracks.hpp"

#include <algorithm>

namespace yingshen::workflow::diagram {
namespace {

constexpr int clearance = 8;     ///< pixels between ends on one track
constexpr int along_cost = 100;  ///< running along another way is worse than any crossing

int low(Piece const& piece) {
    return std::min(piece.top, piece.bottom);
}
int high(Piece const& piece) {
    return std::max(piece.top, piece.bottom);
}
bool meet(Piece const& a, Piece const& b) {
    return low(a) <= high(b) + clearance && low(b) <= high(a) + clearance;
}

/// What it costs to have `upper` on a track above `lower`.
int cost(Piece const& upper, Piece const& lower) {
    if (!meet(upper, lower)) return 0;
    int sum = 0;
    if (low(upper) < lower.top && lower.top < high(upper)) ++sum;
    if (low(lower) < upper.bottom && upper.bottom < high(lower)) ++sum;
    if (std::abs(lower.top - upper.bottom) < clearance) sum += along_cost;
    return sum;
}

/// The bent pieces from the uppermost to the lowest.
std::vector<std::size_t> from_top(std::vector<Piece> const& pieces) {
    std::vector<std::size_t> left;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (pieces[at].top != pieces[at].bottom) left.push_back(at);
    }
    std::vector<std::size_t> ordered;
    while (!left.empty()) {
        auto best = left.begin();
        int best_sum = 0;
        for (auto one = left.begin(); one != left.end(); ++one) {
            int sum = 0;
            for (auto const other : left) {
                if (other != *one)
                    sum += cost(pieces[*one], pieces[other]) - cost(pieces[other], pieces[*one]);
            }
            if (one == left.begin() || sum < best_sum) {
                best = one;
                best_sum = sum;
            }
        }
        ordered.push_back(*best);
        left.erase(best);
    }
    return ordered;
}

}  // namespace

std::vector<int> assign_tracks(std::vector<Piece> const& pieces) {
    std::vector<int> tracks(pieces.size(), -1);
    auto const ordered = from_top(pieces);
    for (std::size_t at = 0; at < ordered.size(); ++at) {
        int track = 0;
        for (std::size_t before = 0; before < at; ++before) {
            if (meet(pieces[ordered[at]], pieces[ordered[before]]))
                track = std::max(track, tracks[ordered[before]] + 1);
        }
        tracks[ordered[at]] = track;
    }
    return tracks;
}

}  // namespace yingshen::workflow::diagram

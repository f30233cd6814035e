#pragma once
#include <cstdint>
#include <optional>

#include "workflow/diagram_layout.hpp"

/// The steps of lay_out(). Only diagram_*.cpp includes this.
namespace yingshen::workflow::diagram {

/// A box, a label, or the place where a long way passes a layer.
struct Node {
    std::size_t layer = 0;
    int left = 0;  ///< from `x` to its left end, and so on
    int right = 0;
    int height = 0;
    int half = 0;  ///< of a box: half its own width, where ways may enter it
    std::optional<std::size_t> box;
    std::int64_t x = 0;
    int slot = 0;  ///< position within its layer
};

/// One way's piece from a layer to the one below.
struct Link {
    std::size_t upper = 0;
    std::size_t lower = 0;
    int weight = 1;
    int leaves = 0;  ///< the x at which it leaves the upper node
    int enters = 0;  ///< and at which it enters the lower one
};

/// A plan cut into layers. Boxes stand in even layers, labels in odd ones.
struct Net {
    std::vector<Node> nodes;  ///< the first ones are the boxes
    std::vector<Link> links;
    std::vector<std::vector<std::size_t>> layers;  ///< nodes from left to right
    std::vector<std::vector<std::size_t>> chains;  ///< a way's nodes, from top to bottom
    std::vector<bool> turned;                      ///< ways that lead up
    std::vector<std::vector<std::size_t>> above;   ///< by node: its links upwards
    std::vector<std::vector<std::size_t>> below;
};

inline constexpr int box_gap = 44;     ///< between boxes of a layer
inline constexpr int label_gap = 14;   ///< between everything else
inline constexpr int port_gap = 16;    ///< between ways at a box, where there is room
inline constexpr int loop_reach = 28;  ///< of a way from a box to itself

/// The least distance between two neighbours of a layer.
[[nodiscard]] int distance(Node const& left, Node const& right);

/// Which ways lead up, and the layer of every box.
struct Layers {
    std::vector<bool> turned;
    std::vector<std::size_t> of_box;
};
[[nodiscard]] Layers assign_layers(Plan const& plan);
[[nodiscard]] Net cut(Plan const& plan, Layers const& layers);
/// Orders every layer so that few ways cross.
void order(Net& net);
/// Gives every link its ends: spread along a box, the x of every other node.
void assign_ports(Net& net);
/// Gives every node its x, and every link its ends.
void place(Net& net);
/// Gives everything its y and draws the ways.
[[nodiscard]] Layout route(Plan const& plan, Net const& net);

/// The positions nearest to the wanted ones (by weighted squares) that keep their order and the
/// distances: `distances[i]` lies between i and i + 1.
[[nodiscard]] std::vector<std::int64_t> nearest(std::vector<std::int64_t> const& wanted,
                                                std::vector<std::int64_t> const& weights,
                                                std::vector<std::int64_t> const& distances);

}  // namespace yingshen::workflow::diagram

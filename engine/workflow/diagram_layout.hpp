#pragma once
#include <cstddef>
#include <vector>

namespace yingshen::workflow::diagram {

/// All measures are whole pixels, so that a picture is the same on every machine.
struct Point {
    int x = 0;
    int y = 0;
    bool operator==(Point const&) const = default;
};
struct Extent {
    int width = 0;
    int height = 0;
    bool operator==(Extent const&) const = default;
};

/// What is to be laid out: boxes and the labelled ways between them. Two boxes may have one way
/// each way; further ones belong into its label.
struct Plan {
    struct Box {
        Extent size;
        Extent beside;  ///< kept free on the right of it, for what is attached there
    };
    struct Way {
        std::size_t from = 0;
        std::size_t to = 0;
        Extent label;
        bool goes_back = false;  ///< meant to lead back, whatever the others say
        int weight = 1;          ///< how straight it should be
    };
    std::vector<Box> boxes;
    std::vector<Way> ways;
    std::size_t initial = 0;
};

/// Where everything stands. Routes are orthogonal; the first point touches the box that the way
/// leaves, the last one the box that it enters.
struct Layout {
    struct Route {
        std::vector<Point> points;
        Point label;            ///< its top left corner
        bool leads_up = false;  ///< to the same or an earlier layer
    };
    std::vector<Point> boxes;   ///< top left corners
    std::vector<Route> routes;  ///< one a way
    Extent size;
};

/// A layered layout from top to bottom: layers by the longest path, labels in layers of their own
/// between those of the boxes, so that no label can lie on a box or another label, and no way
/// through a box. Pure and deterministic; any plan has a layout.
[[nodiscard]] Layout lay_out(Plan const& plan);

}  // namespace yingshen::workflow::diagram

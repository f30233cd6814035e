#include <algorithm>

#include "workflow/diagram_net.hpp"

namespace yingshen::workflow::diagram {
namespace {

/// Decides which ways lead up, so that the others have no circle.
class Orientation {
  public:
    explicit Orientation(Plan const& plan)
        : plan_(plan),
          out_(plan.boxes.size()),
          seen_(plan.boxes.size()),
          down_(plan.boxes.size()),
          turned_(plan.ways.size()) {}

    std::vector<bool> run() && {
        for (std::size_t at = 0; at < plan_.ways.size(); ++at) {
            auto const& way = plan_.ways[at];
            if (!way.goes_back && way.from != way.to) out_[way.from].push_back(at);
        }
        if (!plan_.boxes.empty()) visit(plan_.initial);
        for (std::size_t box = 0; box < plan_.boxes.size(); ++box)
            visit(box);
        for (std::size_t at = 0; at < plan_.ways.size(); ++at) {
            auto const& way = plan_.ways[at];
            if (!way.goes_back || way.from == way.to) continue;
            turned_[at] = !reaches(way.from, way.to);
            add(at);
        }
        return std::move(turned_);
    }

  private:
    enum class Seen : char { no, open, closed };

    void add(std::size_t at) {
        auto const& way = plan_.ways[at];
        if (turned_[at]) {
            down_[way.to].push_back(way.from);
        } else {
            down_[way.from].push_back(way.to);
        }
    }

    /// A way to a box that is still open closes a circle: it leads up. The stack is explicit, for
    /// a chain of states may be long.
    void visit(std::size_t start) {
        if (seen_[start] != Seen::no) return;
        std::vector<std::pair<std::size_t, std::size_t>> stack{{start, 0}};
        seen_[start] = Seen::open;
        while (!stack.empty()) {
            auto const box = stack.back().first;
            if (stack.back().second == out_[box].size()) {
                seen_[box] = Seen::closed;
                stack.pop_back();
                continue;
            }
            auto const at = out_[box][stack.back().second++];
            auto const to = plan_.ways[at].to;
            turned_[at] = seen_[to] == Seen::open;
            add(at);
            if (seen_[to] != Seen::no) continue;
            seen_[to] = Seen::open;
            stack.emplace_back(to, 0);
        }
    }

    [[nodiscard]] bool reaches(std::size_t from, std::size_t to) const {
        std::vector<bool> met(plan_.boxes.size());
        std::vector<std::size_t> open{from};
        while (!open.empty()) {
            auto const box = open.back();
            open.pop_back();
            if (box == to) return true;
            if (met[box]) continue;
            met[box] = true;
            open.insert(open.end(), down_[box].begin(), down_[box].end());
        }
        return false;
    }

    Plan const& plan_;
    std::vector<std::vector<std::size_t>> out_;
    std::vector<Seen> seen_;
    std::vector<std::vector<std::size_t>> down_;  ///< by box: the boxes right below it
    std::vector<bool> turned_;
};

}  // namespace

Layers assign_layers(Plan const& plan) {
    Layers layers{Orientation(plan).run(), std::vector<std::size_t>(plan.boxes.size())};
    // The longest path: without circles it settles after as many rounds as there are boxes.
    for (std::size_t round = 0; round < plan.boxes.size(); ++round) {
        for (std::size_t at = 0; at < plan.ways.size(); ++at) {
            auto upper = plan.ways[at].from;
            auto lower = plan.ways[at].to;
            if (upper == lower) continue;
            if (layers.turned[at]) std::swap(upper, lower);
            layers.of_box[lower] = std::max(layers.of_box[lower], layers.of_box[upper] + 1);
        }
    }
    return layers;
}

int distance(Node const& left, Node const& right) {
    return left.right + right.left + (left.box && right.box ? box_gap : label_gap);
}

Net cut(Plan const& plan, Layers const& layers) {
    Net net;
    net.turned = layers.turned;
    net.chains.resize(plan.ways.size());
    std::size_t count = 1;
    for (std::size_t box = 0; box < plan.boxes.size(); ++box) {
        auto const& [size, beside] = plan.boxes[box];
        net.nodes.push_back({2 * layers.of_box[box], size.width / 2,
                             size.width - size.width / 2 + beside.width,
                             std::max(size.height, beside.height), size.width / 2, box, 0, 0});
        count = std::max(count, 2 * layers.of_box[box] + 1);
    }
    for (std::size_t at = 0; at < plan.ways.size(); ++at) {
        auto const& way = plan.ways[at];
        auto upper = way.from;
        auto lower = way.to;
        if (upper == lower) {
            auto& node = net.nodes[upper];
            node.left += loop_reach + way.label.width;
            node.height = std::max(node.height, way.label.height);
            continue;
        }
        if (net.turned[at]) std::swap(upper, lower);
        auto const first = net.nodes[upper].layer;
        auto const last = net.nodes[lower].layer;
        // The label stands next to where the way begins.
        auto const labelled = net.turned[at] ? last - 1 : first + 1;
        net.chains[at].push_back(upper);
        for (auto layer = first + 1; layer < last; ++layer) {
            bool const label = layer == labelled;
            auto const half = label ? (way.label.width + 1) / 2 : 0;
            net.nodes.push_back({layer, half, half, label ? way.label.height : 0, 0, {}, 0, 0});
            net.chains[at].push_back(net.nodes.size() - 1);
        }
        net.chains[at].push_back(lower);
        for (std::size_t piece = 0; piece + 1 < net.chains[at].size(); ++piece) {
            auto const a = net.chains[at][piece];
            auto const b = net.chains[at][piece + 1];
            auto const inner = !net.nodes[a].box && !net.nodes[b].box;
            net.links.push_back({a, b, way.weight * (inner ? 8 : 2), 0, 0});
        }
    }
    net.layers.resize(count);
    net.above.resize(net.nodes.size());
    net.below.resize(net.nodes.size());
    for (std::size_t node = 0; node < net.nodes.size(); ++node)
        net.layers[net.nodes[node].layer].push_back(node);
    for (std::size_t link = 0; link < net.links.size(); ++link) {
        net.below[net.links[link].upper].push_back(link);
        net.above[net.links[link].lower].push_back(link);
    }
    return net;
}

Layout lay_out(Plan const& plan) {
    auto net = cut(plan, assign_layers(plan));
    order(net);
    place(net);
    return route(plan, net);
}

}  // namespace yingshen::workflow::diagram

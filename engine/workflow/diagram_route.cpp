#include <algorithm>

#include "workflow/diagram_net.hpp"
#include "workflow/diagram_tracks.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int stub = 16;  ///< before the first track and after the last
constexpr int track_height = 10;

/// Gives everything its y and bends the ways, layer by layer.
class Routing {
  public:
    Routing(Plan const& plan, Net const& net)
        : plan_(plan), net_(net), track_(net.links.size(), -1) {}

    Layout run() && {
        assign_rows();
        draw();
        normalise();
        return std::move(layout_);
    }

  private:
    [[nodiscard]] Node const& node(std::size_t at) const { return net_.nodes[at]; }
    [[nodiscard]] static int pixels(std::int64_t x) { return static_cast<int>(x); }

    void assign_rows() {
        int y = 0;
        for (auto const& layer : net_.layers) {
            int height = 0;
            for (auto const at : layer)
                height = std::max(height, node(at).height);
            tops_.push_back(y);
            heights_.push_back(height);
            y += height + channel(layer);
        }
    }

    /// The height of the channel below a layer, after every link there has its track.
    int channel(std::vector<std::size_t> const& layer) {
        std::vector<std::size_t> links;
        std::vector<Piece> pieces;
        for (auto const at : layer) {
            for (auto const link : net_.below[at]) {
                links.push_back(link);
                pieces.push_back({net_.links[link].leaves, net_.links[link].enters});
            }
        }
        auto const tracks = assign_tracks(pieces);
        int most = 0;
        for (std::size_t index = 0; index < links.size(); ++index) {
            track_[links[index]] = tracks[index];
            most = std::max(most, tracks[index]);
        }
        return 2 * stub + most * track_height;
    }

    void draw() {
        for (std::size_t box = 0; box < plan_.boxes.size(); ++box) {
            auto const& one = node(box);
            layout_.boxes.push_back({pixels(one.x) - one.half, tops_[one.layer]});
        }
        layout_.routes.resize(plan_.ways.size());
        for (std::size_t way = 0; way < plan_.ways.size(); ++way) {
            if (plan_.ways[way].from == plan_.ways[way].to) {
                draw_loop(way);
            } else {
                draw_way(way);
            }
        }
    }

    void draw_way(std::size_t way) {
        auto const& chain = net_.chains[way];
        auto& route = layout_.routes[way];
        route.leads_up = net_.turned[way];
        for (std::size_t piece = 0; piece + 1 < chain.size(); ++piece) {
            auto const& upper = node(chain[piece]);
            auto const link = link_between(chain[piece], chain[piece + 1]);
            auto const row = tops_[upper.layer] + heights_[upper.layer];
            auto const start =
                upper.box ? tops_[upper.layer] + plan_.boxes[*upper.box].size.height : row;
            route.points.push_back({net_.links[link].leaves, start});
            if (track_[link] >= 0) {
                auto const across = row + stub + track_[link] * track_height;
                route.points.push_back({net_.links[link].leaves, across});
                route.points.push_back({net_.links[link].enters, across});
            }
            route.points.push_back({net_.links[link].enters, tops_[node(chain[piece + 1]).layer]});
        }
        auto const labelled = chain[net_.turned[way] ? chain.size() - 2 : 1];
        auto const& label = plan_.ways[way].label;
        auto const layer = node(labelled).layer;
        route.label = {pixels(node(labelled).x) - label.width / 2,
                       tops_[layer] + (heights_[layer] - label.height) / 2};
        if (net_.turned[way]) std::ranges::reverse(route.points);
    }

    [[nodiscard]] std::size_t link_between(std::size_t upper, std::size_t lower) const {
        for (auto const link : net_.below[upper]) {
            if (net_.links[link].lower == lower) return link;
        }
        return 0;
    }

    void draw_loop(std::size_t way) {
        auto const box = plan_.ways[way].from;
        auto const corner = layout_.boxes[box];
        auto const height = plan_.boxes[box].size.height;
        auto const& label = plan_.ways[way].label;
        auto const x = corner.x - loop_reach;
        auto& route = layout_.routes[way];
        route.leads_up = true;
        route.points = {{corner.x, corner.y + height * 2 / 3},
                        {x, corner.y + height * 2 / 3},
                        {x, corner.y + height / 3},
                        {corner.x, corner.y + height / 3}};
        route.label = {x - label.width, corner.y + std::max(0, height - label.height) / 2};
    }

    /// Moves everything to the origin and drops points in the middle of a straight line.
    void normalise() {
        std::int64_t least = 0;
        std::int64_t most = 0;
        for (std::size_t at = 0; at < net_.nodes.size(); ++at) {
            least =
                at == 0 ? node(at).x - node(at).left : std::min(least, node(at).x - node(at).left);
            most =
                at == 0 ? node(at).x + node(at).right : std::max(most, node(at).x + node(at).right);
        }
        for (auto& box : layout_.boxes)
            box.x -= pixels(least);
        for (auto& route : layout_.routes) {
            route.label.x -= pixels(least);
            for (auto& point : route.points)
                point.x -= pixels(least);
            simplify(route.points);
        }
        auto const height = tops_.empty() ? 0 : tops_.back() + heights_.back();
        layout_.size = {pixels(most - least), height};
    }

    static void simplify(std::vector<Point>& points) {
        std::vector<Point> kept;
        for (auto const& point : points) {
            while (kept.size() >= 2) {
                auto const& a = kept[kept.size() - 2];
                auto const& b = kept.back();
                bool const straight =
                    (a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y);
                if (!straight) break;
                kept.pop_back();
            }
            kept.push_back(point);
        }
        points = std::move(kept);
    }

    Plan const& plan_;
    Net const& net_;
    std::vector<int> track_;  ///< by link
    std::vector<int> tops_;   ///< by layer
    std::vector<int> heights_;
    Layout layout_;
};

}  // namespace

Layout route(Plan const& plan, Net const& net) {
    return Routing(plan, net).run();
}

}  // namespace yingshen::workflow::diagram

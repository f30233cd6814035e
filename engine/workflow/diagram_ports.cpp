#include <algorithm>
#include <cstdlib>

#include "workflow/diagram_net.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int port_inset = 14;   ///< of the outermost way from a box's corner
constexpr int corner_inset = 8;  ///< never less
constexpr int kink_max = 6;

/// Spreads the links on one side of a node: as near to where they go as the box allows.
void spread(Net& net, std::size_t at, bool below) {
    auto const& node = net.nodes[at];
    auto links = below ? net.below[at] : net.above[at];
    auto const port = [&](std::size_t link) -> int& {
        return below ? net.links[link].leaves : net.links[link].enters;
    };
    if (!node.box) {
        for (auto const link : links)
            port(link) = static_cast<int>(node.x);
        return;
    }
    auto const other = [&](std::size_t link) -> Node const& {
        return net.nodes[below ? net.links[link].lower : net.links[link].upper];
    };
    std::ranges::sort(links, {}, [&](std::size_t link) { return other(link).slot; });
    auto const reach = std::max<std::int64_t>(0, node.half - port_inset);
    auto const count = static_cast<std::int64_t>(links.size());
    auto const gap = count > 1 ? std::min<std::int64_t>(port_gap, 2 * reach / (count - 1)) : 0;
    std::vector<std::int64_t> wanted;
    for (std::int64_t index = 0; index < count; ++index) {
        auto const x = other(links[static_cast<std::size_t>(index)]).x;
        wanted.push_back(std::clamp(x, node.x - reach + gap * index,
                                    node.x + reach - gap * (count - 1 - index)));
    }
    auto const found =
        nearest(wanted, std::vector<std::int64_t>(links.size(), 1),
                std::vector<std::int64_t>(links.empty() ? 0 : links.size() - 1, gap));
    for (std::size_t index = 0; index < links.size(); ++index)
        port(links[index]) = static_cast<int>(found[index]);
}

/// A bend of a few pixels looks like a mistake: the end at a box gives way.
void remove_kink(Net const& net, Link& link) {
    if (std::abs(link.leaves - link.enters) > kink_max) return;
    auto const fits = [](Node const& box, int x) {
        return std::abs(x - box.x) <= box.half - corner_inset;
    };
    auto const& upper = net.nodes[link.upper];
    auto const& lower = net.nodes[link.lower];
    if (upper.box && fits(upper, link.enters)) {
        link.leaves = link.enters;
    } else if (lower.box && fits(lower, link.leaves)) {
        link.enters = link.leaves;
    }
}

}  // namespace

void assign_ports(Net& net) {
    for (std::size_t at = 0; at < net.nodes.size(); ++at) {
        spread(net, at, true);
        spread(net, at, false);
    }
    for (auto& link : net.links)
        remove_kink(net, link);
}

}  // namespace yingshen::workflow::diagram

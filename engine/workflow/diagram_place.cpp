#include <algorithm>

#include "workflow/diagram_net.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int rounds = 60;
constexpr std::int64_t scale = 64;  ///< parts of a pixel, while it settles

/// Lets every layer follow its neighbours, down and up in turn, until it has settled.
class Placing {
  public:
    explicit Placing(Net& net) : net_(net) {}

    void run() {
        for (auto const& layer : net_.layers)
            pack(layer);
        auto const count = net_.layers.size();
        for (int round = 0; round < rounds; ++round) {
            bool const both = round + 8 >= rounds;
            for (std::size_t step = 0; step < count; ++step)
                settle(net_.layers[step], true, both);
            for (std::size_t step = count; step-- > 0;)
                settle(net_.layers[step], both, true);
        }
        round_off();
        straighten();
        assign_ports(net_);
        for (int round = 0; round < 2; ++round) {
            for (auto const& chain : net_.chains)
                snap(chain);
            assign_ports(net_);
        }
    }

  private:
    void pack(std::vector<std::size_t> const& layer) {
        std::int64_t x = 0;
        for (std::size_t slot = 0; slot < layer.size(); ++slot) {
            if (slot > 0)
                x += scale * distance(net_.nodes[layer[slot - 1]], net_.nodes[layer[slot]]);
            net_.nodes[layer[slot]].x = x;
        }
    }

    void settle(std::vector<std::size_t> const& layer, bool up, bool down) {
        std::vector<std::int64_t> wanted;
        std::vector<std::int64_t> weights;
        std::vector<std::int64_t> distances;
        for (std::size_t slot = 0; slot < layer.size(); ++slot) {
            auto const& node = net_.nodes[layer[slot]];
            std::int64_t sum = 0;
            std::int64_t weight = 0;
            auto const pull = [&](std::size_t link, std::size_t other) {
                sum += net_.nodes[other].x * net_.links[link].weight;
                weight += net_.links[link].weight;
            };
            if (up) {
                for (auto const link : net_.above[layer[slot]])
                    pull(link, net_.links[link].upper);
            }
            if (down) {
                for (auto const link : net_.below[layer[slot]])
                    pull(link, net_.links[link].lower);
            }
            wanted.push_back(weight > 0 ? sum / weight : node.x);
            weights.push_back(std::max<std::int64_t>(weight, 1));
            if (slot > 0) distances.push_back(scale * distance(net_.nodes[layer[slot - 1]], node));
        }
        auto const found = nearest(wanted, weights, distances);
        for (std::size_t slot = 0; slot < layer.size(); ++slot)
            net_.nodes[layer[slot]].x = found[slot];
    }

    void round_off() {
        for (auto const& layer : net_.layers) {
            for (std::size_t slot = 0; slot < layer.size(); ++slot) {
                auto& node = net_.nodes[layer[slot]];
                node.x = node.x / scale;
                if (slot == 0) continue;
                auto const& left = net_.nodes[layer[slot - 1]];
                node.x = std::max(node.x, left.x + distance(left, node));
            }
        }
    }

    /// Where a node may stand between its neighbours.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> room(std::size_t at) const {
        constexpr std::int64_t far = 1'000'000;
        auto const& node = net_.nodes[at];
        auto const& layer = net_.layers[node.layer];
        auto const slot = static_cast<std::size_t>(node.slot);
        auto low = -far;
        auto high = far;
        if (slot > 0) {
            auto const& left = net_.nodes[layer[slot - 1]];
            low = left.x + distance(left, node);
        }
        if (slot + 1 < layer.size()) {
            auto const& right = net_.nodes[layer[slot + 1]];
            high = right.x - distance(node, right);
        }
        return {low, high};
    }

    /// Puts the inner nodes of each way on one line, as far down as there is room for one, the
    /// longest ways first.
    void straighten() {
        std::vector<std::vector<std::size_t> const*> chains;
        for (auto const& chain : net_.chains) {
            if (chain.size() > 2) chains.push_back(&chain);
        }
        std::ranges::sort(chains, [](auto const* a, auto const* b) {
            return a->size() != b->size() ? a->size() > b->size() : *a < *b;
        });
        for (int round = 0; round < 3; ++round) {
            for (auto const* chain : chains)
                straighten(*chain);
        }
    }

    void straighten(std::vector<std::size_t> const& chain) {
        for (std::size_t first = 1; first + 1 < chain.size();) {
            auto [low, high] = room(chain[first]);
            auto end = first + 1;
            for (; end + 1 < chain.size(); ++end) {
                auto const [next_low, next_high] = room(chain[end]);
                if (std::max(low, next_low) > std::min(high, next_high)) break;
                low = std::max(low, next_low);
                high = std::min(high, next_high);
            }
            auto wish = net_.nodes[chain[first + (end - first) / 2]].x;
            if (first == 1) wish = under(chain.front(), wish);
            if (end + 1 == chain.size()) wish = under(chain.back(), wish);
            for (auto at = first; at < end; ++at)
                net_.nodes[chain[at]].x = std::clamp(wish, low, high);
            first = end;
        }
    }

    /// Moves the ends of a way below or above the ports of its boxes, where there is room: a small
    /// bend less.
    void snap(std::vector<std::size_t> const& chain) {
        if (chain.size() < 3) return;
        auto const last = chain.size() - 2;
        shift(chain, 1, 1, port(chain.front(), chain[1]));
        shift(chain, last, -1, port(chain[last], chain.back()));
    }

    /// The x at which a way touches its box.
    [[nodiscard]] std::int64_t port(std::size_t upper, std::size_t lower) const {
        for (auto const link : net_.below[upper]) {
            if (net_.links[link].lower != lower) continue;
            return net_.nodes[upper].box ? net_.links[link].leaves : net_.links[link].enters;
        }
        return net_.nodes[upper].x;
    }

    /// Moves the straight run that begins at an inner node of a way, as a whole or not at all.
    void shift(std::vector<std::size_t> const& chain, std::size_t first, int step, std::int64_t x) {
        auto const from = net_.nodes[chain[first]].x;
        std::vector<std::size_t> run;
        for (auto at = first; at > 0 && at + 1 < chain.size() && net_.nodes[chain[at]].x == from;
             at += static_cast<std::size_t>(step))
            run.push_back(chain[at]);
        for (auto const node : run) {
            auto const [low, high] = room(node);
            if (x < low || x > high) return;
        }
        for (auto const node : run)
            net_.nodes[node].x = x;
    }

    /// The x nearest to a wish at which a way can enter a box without a bend.
    [[nodiscard]] std::int64_t under(std::size_t box, std::int64_t wish) const {
        auto const& node = net_.nodes[box];
        auto const reach = std::max(0, node.half - port_gap);
        return std::clamp(wish, node.x - reach, node.x + reach);
    }

    Net& net_;
};

}  // namespace

std::vector<std::int64_t> nearest(std::vector<std::int64_t> const& wanted,
                                  std::vector<std::int64_t> const& weights,
                                  std::vector<std::int64_t> const& distances) {
    // Neighbours that would collide become one block that stands at their common mean.
    struct Block {
        std::int64_t sum;
        std::int64_t weight;
        std::size_t count;
        [[nodiscard]] std::int64_t at() const { return sum / weight; }
    };
    std::vector<Block> blocks;
    std::int64_t offset = 0;
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        if (at > 0) offset += distances[at - 1];
        blocks.push_back({(wanted[at] - offset) * weights[at], weights[at], 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].at() >= blocks.back().at()) {
            auto const last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().weight += last.weight;
            blocks.back().count += last.count;
        }
    }
    std::vector<std::int64_t> found;
    offset = 0;
    for (auto const& block : blocks) {
        for (std::size_t count = 0; count < block.count; ++count) {
            if (!found.empty()) offset += distances[found.size() - 1];
            found.push_back(block.at() + offset);
        }
    }
    return found;
}

void place(Net& net) {
    Placing(net).run();
}

}  // namespace yingshen::workflow::diagram

#include <algorithm>
#include <limits>

#include "workflow/diagram_net.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int rounds = 24;
constexpr std::uint32_t starts_max = 16;
constexpr std::size_t few_nodes = 400;  ///< beyond it fewer starts: a picture must not take long

/// What a layer is sorted by; the slot keeps equals in their order.
struct Key {
    std::int64_t mean;
    int slot;
    std::size_t node;
    auto operator<=>(Key const&) const = default;
};

/// Sorts layers by the mean position of neighbours, first downwards, then upwards, and so on; and
/// keeps the best order that was seen.
class Ordering {
  public:
    explicit Ordering(Net& net) : net_(net) {}

    void run() {
        auto const start = net_.layers;
        auto best = start;
        auto fewest = std::numeric_limits<std::int64_t>::max();
        auto const starts = net_.nodes.size() > few_nodes ? 2 : starts_max;
        for (std::uint32_t seed = 0; seed < starts && fewest > 0; ++seed) {
            net_.layers = start;
            shuffle(seed);
            improve(best, fewest);
        }
        net_.layers = std::move(best);
        for (auto const& layer : net_.layers)
            number(layer);
    }

  private:
    /// The same start on every machine: the order of the file, then other ones.
    void shuffle(std::uint32_t seed) {
        auto state = seed;
        for (auto& layer : net_.layers) {
            for (auto left = layer.size(); seed > 0 && left > 1; --left) {
                state = state * 1'664'525U + 1'013'904'223U;
                std::swap(layer[left - 1], layer[(state >> 8U) % left]);
            }
            number(layer);
        }
    }

    void improve(std::vector<std::vector<std::size_t>>& best, std::int64_t& fewest) {
        for (int round = 0; round < rounds && fewest > 0; ++round) {
            sweep(round % 2 == 0);
            swap_neighbours();
            auto const now = crossings();
            if (now >= fewest) continue;
            fewest = now;
            best = net_.layers;
        }
    }

    void number(std::vector<std::size_t> const& layer) {
        for (std::size_t slot = 0; slot < layer.size(); ++slot)
            net_.nodes[layer[slot]].slot = static_cast<int>(slot);
    }

    /// The nodes at the other end of a node's links, up or down.
    [[nodiscard]] std::vector<int> ends(std::size_t node, bool up) const {
        std::vector<int> slots;
        for (auto const link : up ? net_.above[node] : net_.below[node]) {
            auto const other = up ? net_.links[link].upper : net_.links[link].lower;
            slots.push_back(net_.nodes[other].slot);
        }
        return slots;
    }

    void sweep(bool down) {
        auto const count = net_.layers.size();
        for (std::size_t step = 1; step < count; ++step) {
            auto& layer = net_.layers[down ? step : count - 1 - step];
            std::vector<Key> keyed;
            for (auto const node : layer) {
                auto const slots = ends(node, down);
                std::int64_t sum = 0;
                for (auto const slot : slots)
                    sum += slot;
                // A node without neighbours there keeps about its place.
                auto const mean = slots.empty()
                                      ? std::int64_t{net_.nodes[node].slot} * 1'000
                                      : sum * 1'000 / static_cast<std::int64_t>(slots.size());
                keyed.push_back({mean, net_.nodes[node].slot, node});
            }
            std::ranges::sort(keyed);
            std::ranges::transform(keyed, layer.begin(), &Key::node);
            number(layer);
        }
    }

    /// How many links cross where `left` stands left of `right`.
    [[nodiscard]] int crossed(std::size_t left, std::size_t right) const {
        int count = 0;
        for (bool const up : {true, false}) {
            auto const others = ends(right, up);
            for (auto const a : ends(left, up))
                count +=
                    static_cast<int>(std::ranges::count_if(others, [a](int b) { return b < a; }));
        }
        return count;
    }

    void swap_neighbours() {
        for (auto& layer : net_.layers) {
            for (std::size_t slot = 0; slot + 1 < layer.size(); ++slot) {
                if (crossed(layer[slot + 1], layer[slot]) >= crossed(layer[slot], layer[slot + 1]))
                    continue;
                std::swap(layer[slot], layer[slot + 1]);
                number(layer);
            }
        }
    }

    [[nodiscard]] std::int64_t crossings() const {
        std::int64_t count = 0;
        for (auto const& layer : net_.layers) {
            std::vector<std::pair<int, int>> ordered;
            for (auto const node : layer) {
                for (auto const end : ends(node, false))
                    ordered.emplace_back(net_.nodes[node].slot, end);
            }
            for (std::size_t a = 0; a < ordered.size(); ++a) {
                for (std::size_t b = a + 1; b < ordered.size(); ++b) {
                    if (ordered[a].first < ordered[b].first &&
                        ordered[b].second < ordered[a].second)
                        ++count;
                }
            }
        }
        return count;
    }

    Net& net_;
};

}  // namespace

void order(Net& net) {
    Ordering(net).run();
}

}  // namespace yingshen::workflow::diagram

#include "screening/trie.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <stdexcept>

namespace yingshen::screening {
namespace {

/// Bits for each pair that begins a literal, so that few others share one.
constexpr std::size_t bits_a_pair = 16;

/// The literals [first, last) of the sorted order that share the path to a state.
struct Shared {
    std::size_t first;
    std::size_t last;
    std::size_t depth;
};

}  // namespace

Trie::Trie(std::vector<std::u32string> const& literals) {
    if (std::ranges::any_of(literals, &std::u32string::empty))
        throw std::runtime_error("expected literals of at least one code point, but found none");
    build_states(literals);
    build_pairs();
}

/// Breadth first over the sorted literals: the literals that share a path lie side by side, so each
/// state is a range of them, split by the next code point.
void Trie::build_states(std::vector<std::u32string> const& literals) {
    std::vector<std::uint32_t> order(literals.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {},
                      [&](std::uint32_t i) -> std::u32string const& { return literals[i]; });

    std::vector<Shared> shared{{0, order.size(), 0}};
    label_.push_back(0);
    for (std::size_t state = 0; state < shared.size(); ++state) {
        auto at = shared[state].first;
        auto const last = shared[state].last;
        auto const depth = shared[state].depth;
        literal_.push_back(none);
        first_child_.push_back(static_cast<std::uint32_t>(shared.size()));
        // A literal that ends here sorts before those that go on.
        for (; at < last && literals[order[at]].size() == depth; ++at)
            literal_[state] = order[at];
        while (at < last) {
            auto const point = literals[order[at]][depth];
            auto const begin = at;
            while (at < last && literals[order[at]][depth] == point)
                ++at;
            shared.push_back({begin, at, depth + 1});
            label_.push_back(point);
        }
    }
    first_child_.push_back(static_cast<std::uint32_t>(shared.size()));
}

void Trie::build_pairs() {
    auto const first = first_child_[root];
    auto const last = first_child_[root + 1];
    auto const count = std::size_t{last == first ? 0 : first_child_[last] - first_child_[first]};
    auto const bits = std::bit_ceil(std::max<std::size_t>(64, count * bits_a_pair));
    auto const slots = std::bit_ceil(std::max<std::size_t>(2, count * 2));
    filter_shift_ = 64 - static_cast<unsigned>(std::countr_zero(bits));
    pair_shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots));
    filter_.assign(bits / 64, 0);
    pairs_.assign(slots, {});
    std::u32string singles;
    for (auto state = first; state < last; ++state) {
        if (literal_[state] != none) singles += label_[state];
        for (auto next = first_child_[state]; next < first_child_[state + 1]; ++next) {
            auto const points = packed(label_[state], label_[next]);
            auto const bit = mixed(points) >> filter_shift_;
            filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
            auto slot = mixed(points) >> pair_shift_;
            while (pairs_[slot].state != root)
                slot = slot + 1 == slots ? 0 : slot + 1;
            pairs_[slot] = {points, next};
        }
    }
    singles_ = Characters(singles);
}

std::uint32_t Trie::child(std::uint32_t state, char32_t point) const {
    auto const begin = label_.begin() + first_child_[state];
    auto const end = label_.begin() + first_child_[state + 1];
    auto const found = std::lower_bound(begin, end, point);
    return found == end || *found != point ? root
                                           : static_cast<std::uint32_t>(found - label_.begin());
}

}  // namespace yingshen::screening

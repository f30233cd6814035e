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
    states_.push_back({0, 0, none});
    for (std::size_t state = 0; state < shared.size(); ++state) {
        auto at = shared[state].first;
        auto const last = shared[state].last;
        auto const depth = shared[state].depth;
        states_[state].first_child = static_cast<std::uint32_t>(shared.size());
        // A literal that ends here sorts before those that go on.
        for (; at < last && literals[order[at]].size() == depth; ++at)
            states_[state].literal = order[at];
        while (at < last) {
            auto const point = literals[order[at]][depth];
            auto const begin = at;
            while (at < last && literals[order[at]][depth] == point)
                ++at;
            shared.push_back({begin, at, depth + 1});
            states_.push_back({point, 0, none});
        }
    }
    states_.push_back({0, static_cast<std::uint32_t>(shared.size()), none});
}

void Trie::build_pairs() {
    auto const first = states_[root].first_child;
    auto const last = states_[root + 1].first_child;
    std::u32string singles;
    for (auto state = first; state < last; ++state) {
        if (states_[state].literal != none) singles += states_[state].label;
    }
    singles_ = Characters(singles);
    auto const pairs = std::size_t{last == first ? 0 : states_[last].first_child - last};
    auto const count = pairs + singles.size();
    auto const bits = std::bit_ceil(std::max<std::size_t>(64, count * bits_a_pair));
    auto const slots = std::bit_ceil(std::max<std::size_t>(2, count * 2));
    filter_shift_ = 64 - static_cast<unsigned>(std::countr_zero(bits));
    pair_shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots));
    filter_.assign(bits / 64, 0);
    pairs_.assign(slots, {});
    for (auto state = first; state < last; ++state) {
        auto const begin = states_[state].first_child;
        auto const end = states_[state + 1].first_child;
        if (states_[state].literal != none) add_pair(states_[state].label, no_point, state);
        for (auto next = begin; next < end; ++next)
            add_pair(states_[state].label, states_[next].label, next);
    }
}

void Trie::add_pair(char32_t first, char32_t second, std::uint32_t state) {
    auto const points = packed(first, second);
    auto const bit = mixed(points) >> filter_shift_;
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    auto slot = mixed(points) >> pair_shift_;
    while (pairs_[slot].state != root)
        slot = slot + 1 == pairs_.size() ? 0 : slot + 1;
    pairs_[slot] = {points, state};
}

std::uint32_t Trie::child_among(std::uint32_t first, std::uint32_t last, char32_t point) const {
    auto const end = states_.begin() + last;
    auto const found =
        std::ranges::lower_bound(states_.begin() + first, end, point, {}, &State::label);
    return found == end || found->label != point
               ? root
               : static_cast<std::uint32_t>(found - states_.begin());
}

}  // namespace yingshen::screening

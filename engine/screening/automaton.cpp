#include "screening/automaton.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace yingshen::screening {
namespace {

constexpr std::size_t depth_max = 0xffff;
constexpr std::size_t pages_max = 0x1100;

/// The literals [first, last) of the sorted order that share the path to a state.
struct Shared {
    std::size_t first;
    std::size_t last;
};

}  // namespace

Automaton::Automaton(std::vector<std::u32string> const& literals) {
    for (auto const& literal : literals) {
        if (literal.empty() || literal.size() > depth_max) {
            throw std::runtime_error(
                "expected literals of 1 to 65535 code points, but found one of " +
                std::to_string(literal.size()));
        }
    }
    build_states(literals);
    build_root_pages();
    build_failures();
}

/// Breadth first over the sorted literals: the literals that share a path lie side by side, so each
/// state is a range of them, split by the next code point.
void Automaton::build_states(std::vector<std::u32string> const& literals) {
    std::vector<std::uint32_t> order(literals.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {},
                      [&](std::uint32_t i) -> std::u32string const& { return literals[i]; });

    std::vector<Shared> shared{{0, order.size()}};
    label_.push_back(0);
    depth_.push_back(0);
    for (std::size_t state = 0; state < shared.size(); ++state) {
        auto [at, last] = shared[state];
        auto const depth = std::size_t{depth_[state]};
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
            shared.push_back({begin, at});
            label_.push_back(point);
            depth_.push_back(static_cast<std::uint16_t>(depth + 1));
        }
    }
    first_child_.push_back(static_cast<std::uint32_t>(shared.size()));
}

void Automaton::build_root_pages() {
    constexpr std::size_t page_size = std::size_t{1} << page_bits;
    root_page_.assign(pages_max, 0);
    root_states_.assign(page_size, root);
    for (auto state = first_child_[root]; state < first_child_[root + 1]; ++state) {
        auto& page = root_page_[label_[state] >> page_bits];
        if (page == 0) {
            page = static_cast<std::uint16_t>(root_states_.size() / page_size);
            root_states_.resize(root_states_.size() + page_size, root);
        }
        root_states_[(std::size_t{page} << page_bits) + (label_[state] & (page_size - 1))] = state;
    }
}

/// Parents come before children in breadth-first order, and so do all shorter suffixes.
void Automaton::build_failures() {
    fail_.assign(label_.size(), root);
    nearest_hit_.assign(label_.size(), root);
    for (std::uint32_t state = 0; state < label_.size(); ++state) {
        nearest_hit_[state] = literal_[state] != none ? state : nearest_hit_[fail_[state]];
        for (auto next = first_child_[state]; next < first_child_[state + 1]; ++next) {
            fail_[next] = state == root ? root : step(fail_[state], label_[next]);
        }
    }
}

std::uint32_t Automaton::from_root(char32_t point) const {
    auto const high = static_cast<std::size_t>(point >> page_bits);
    if (high >= root_page_.size()) return root;
    return root_states_[(std::size_t{root_page_[high]} << page_bits) +
                        (point & ((1U << page_bits) - 1))];
}

std::uint32_t Automaton::child(std::uint32_t state, char32_t point) const {
    auto const begin = label_.begin() + first_child_[state];
    auto const end = label_.begin() + first_child_[state + 1];
    auto const found = std::lower_bound(begin, end, point);
    return found == end || *found != point ? none
                                           : static_cast<std::uint32_t>(found - label_.begin());
}

std::uint32_t Automaton::step(std::uint32_t state, char32_t point) const {
    while (state != root) {
        if (auto const next = child(state, point); next != none) return next;
        state = fail_[state];
    }
    return from_root(point);
}

}  // namespace yingshen::screening

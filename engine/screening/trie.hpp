#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "screening/characters.hpp"

namespace yingshen::screening {

/// Finds every occurrence of many literals in a text.
///
/// Nearly all places of a text are done with a look at one bit, which says whether any literal may
/// begin with the code point there and the next. Only where it is set is the trie of literals
/// walked, so a text costs about as much with a million literals as with a hundred.
/// No state outlives a place, as in an automaton with failure links (Aho and Corasick, 1975); at
/// worst a place costs the longest literal. States are numbered breadth first, so the children of
/// one are neighbours and need a single index. About 12 bytes a state and 64 a pair. Immutable;
/// share freely between threads.
class Trie {
  public:
    /// Literals are not empty and differ from each other; their index is their name.
    explicit Trie(std::vector<std::u32string> const& literals);

    /// Calls `found(literal, begin, end)` for every occurrence, by begin and then shortest first.
    template <class Found>
    void scan(std::vector<char32_t> const& text, Found found) const {
        for (std::size_t begin = 0; begin < text.size(); ++begin) {
            auto const first = text[begin];
            if (singles_.may_have(first)) {
                auto const state = from_pair(first, no_point);
                if (state != root) found(states_[state].literal, begin, begin + 1);
            }
            if (begin + 1 == text.size()) return;
            auto end = begin + 2;
            auto state = from_pair(first, text[begin + 1]);
            while (state != root) {
                if (states_[state].literal != none) found(states_[state].literal, begin, end);
                if (end == text.size()) break;
                state = child(state, text[end++]);
            }
        }
    }

    [[nodiscard]] std::size_t states() const { return states_.size() - 1; }

  private:
    static constexpr std::uint32_t root = 0;  ///< also where there is no child: it is nobody's
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    static constexpr std::uint32_t children_looked_through = 5;  ///< a line of the cache
    static constexpr char32_t no_point = ~char32_t{0};
    struct State {
        char32_t label;             ///< on the edge into it
        std::uint32_t first_child;  ///< children end where those of the next state begin
        std::uint32_t literal;      ///< which literal ends here, or none
    };
    /// Two points that begin a literal, or one that is a literal and none, and the state that they
    /// lead to.
    struct Pair {
        std::uint64_t points = 0;
        std::uint32_t state = root;
    };

    [[nodiscard]] static constexpr std::uint64_t packed(char32_t first, char32_t second) {
        return std::uint64_t{first} << 32 | second;
    }
    [[nodiscard]] static constexpr std::uint64_t mixed(std::uint64_t points) {
        return points * 0x9e37'79b9'7f4a'7c15;  // 2^64 over the golden ratio
    }
    /// The state behind two points, or the root.
    [[nodiscard]] std::uint32_t from_pair(char32_t first, char32_t second) const {
        auto const points = packed(first, second);
        auto const bit = mixed(points) >> filter_shift_;
        if ((filter_[bit / 64] >> (bit % 64) & 1) == 0) return root;
        // At least half of the pairs are free, so that a search ends soon.
        auto slot = mixed(points) >> pair_shift_;
        while (pairs_[slot].state != root && pairs_[slot].points != points)
            slot = slot + 1 == pairs_.size() ? 0 : slot + 1;
        return pairs_[slot].state;
    }
    [[nodiscard]] std::uint32_t child(std::uint32_t state, char32_t point) const {
        auto const first = states_[state].first_child;
        auto const last = states_[state + 1].first_child;
        if (last - first > children_looked_through) return child_among(first, last, point);
        for (auto next = first; next < last; ++next) {
            if (states_[next].label == point) return next;
        }
        return root;
    }
    /// Of states in the order of their labels.
    [[nodiscard]] std::uint32_t child_among(std::uint32_t first, std::uint32_t last,
                                            char32_t point) const;
    void build_states(std::vector<std::u32string> const& literals);
    void build_pairs();
    void add_pair(char32_t first, char32_t second, std::uint32_t state);

    std::vector<State> states_;          ///< and one more, behind the last child
    Characters singles_{U""};            ///< which are a literal by themselves
    std::vector<std::uint64_t> filter_;  ///< a bit for each pair, shared by few
    std::vector<Pair> pairs_;
    unsigned filter_shift_ = 0;
    unsigned pair_shift_ = 0;
};

}  // namespace yingshen::screening

#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "rulebook/pattern.hpp"

namespace yingshen::screening {

/// The pattern that finds in folded text what the given one means: its characters folded one by
/// one.
[[nodiscard]] rulebook::Pattern folded(rulebook::Pattern pattern);

/// Finds the matches of a pattern that begin at a place, without going back: one set of states is
/// carried along (Glushkov, 1961), so a place costs at most 64 steps over 256 bits. Immutable.
class PatternMatcher {
  public:
    /// The pattern within the bounds of rulebook/pattern.hpp.
    explicit PatternMatcher(rulebook::Pattern const& pattern);

    /// Calls `found(end)` for every match that begins at `begin`, shortest first.
    template <class Found>
    void match(std::vector<char32_t> const& text, std::size_t begin, Found found) const {
        auto open = first_;
        for (auto at = begin; at < text.size(); ++at) {
            States next{};
            bool is_end = false;
            bool lives = false;
            for (std::size_t word = 0; word < open.size(); ++word) {
                for (auto bits = open[word]; bits != 0; bits &= bits - 1) {
                    auto const state = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                    if (!fits(leaves_[state], text[at])) continue;
                    lives = true;
                    is_end = is_end || has(last_, state);
                    add(next, follow_[state]);
                }
            }
            if (is_end) found(at + 1);
            if (!lives) return;
            open = next;
        }
    }

  private:
    using States = std::array<std::uint64_t, rulebook::pattern_size_max / 64>;
    struct Leaf {
        std::vector<rulebook::PointRange> ranges;
        bool negated;
    };
    /// How a part of the pattern joins with others.
    struct Part {
        States first{};
        States last{};
        bool may_be_empty = true;
    };

    [[nodiscard]] static bool has(States const& states, std::size_t state) {
        return (states[state / 64] >> (state % 64) & 1) != 0;
    }
    static void add(States& to, States const& states) {
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] |= states[i];
    }
    [[nodiscard]] static bool fits(Leaf const& leaf, char32_t point);
    [[nodiscard]] Part build(rulebook::Pattern const& pattern);
    [[nodiscard]] Part add_leaf(rulebook::Pattern const& pattern);
    [[nodiscard]] Part join(Part const& before, Part const& after);

    std::vector<Leaf> leaves_;
    std::vector<States> follow_;
    States first_{};
    States last_{};
};

}  // namespace yingshen::screening

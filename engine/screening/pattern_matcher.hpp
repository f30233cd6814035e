#pragma once
#include <algorithm>
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

    /// Whether a match may begin with a point; a quick look that is never wrongly no.
    [[nodiscard]] bool may_begin(char32_t point) const {
        return (beginnings_ >> (point % 64) & 1) != 0;
    }

    /// Calls `found(end)` for every match that begins at `begin`, shortest first.
    template <class Found>
    void match(std::vector<char32_t> const& text, std::size_t begin, Found found) const {
        auto open = first_;
        for (auto at = begin; at < text.size(); ++at) {
            auto const& fitting = fitting_[class_of(text[at])];
            States next{};
            bool is_end = false;
            bool lives = false;
            for (std::size_t word = 0; word < words_; ++word) {
                auto const alive = open[word] & fitting[word];
                is_end = is_end || (alive & last_[word]) != 0;
                lives = lives || alive != 0;
                for (auto bits = alive; bits != 0; bits &= bits - 1)
                    add(next,
                        follow_[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))]);
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
    void add(States& to, States const& states) const {
        for (std::size_t i = 0; i < words_; ++i)
            to[i] |= states[i];
    }
    [[nodiscard]] std::size_t class_of(char32_t point) const {
        return static_cast<std::size_t>(std::ranges::upper_bound(class_begins_, point) -
                                        class_begins_.begin()) -
               1;
    }
    [[nodiscard]] static bool fits(Leaf const& leaf, char32_t point);
    [[nodiscard]] Part build(rulebook::Pattern const& pattern, std::vector<Leaf>& leaves);
    [[nodiscard]] Part add_leaf(rulebook::Pattern const& pattern, std::vector<Leaf>& leaves);
    [[nodiscard]] Part join(Part const& before, Part const& after);
    void build_classes(std::vector<Leaf> const& leaves);
    void build_beginnings();

    /// Points that no leaf tells apart are of one class; the first begins at 0.
    std::vector<char32_t> class_begins_;
    std::vector<States> fitting_;  ///< by class: the leaves that one of its points fits
    std::vector<States> follow_;   ///< by leaf
    States first_{};
    States last_{};
    std::size_t words_ = 1;  ///< of States that are in use
    std::uint64_t beginnings_ = 0;
};

}  // namespace yingshen::screening

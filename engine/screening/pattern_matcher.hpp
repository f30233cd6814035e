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
        return (beginnings_ & bit_of(point)) != 0;
    }

    /// Calls `found(end)` for every match that begins at `begin`, shortest first.
    template <class Found>
    void match(std::vector<char32_t> const& text, std::size_t begin, Found found) const {
        if (words_ == 1) {
            run<1>(text, begin, found);
        } else if (words_ == 2) {
            run<2>(text, begin, found);
        } else {
            run<states_words>(text, begin, found);
        }
    }

  private:
    static constexpr std::size_t states_words = rulebook::pattern_size_max / 64;
    using States = std::array<std::uint64_t, states_words>;
    struct Leaf {
        std::vector<rulebook::PointRange> ranges;
        bool negated;
    };

    /// Most patterns have few enough states for one word of each set.
    template <std::size_t words, class Found>
    void run(std::vector<char32_t> const& text, std::size_t begin, Found found) const {
        std::array<std::uint64_t, words> open;
        std::copy_n(first_.begin(), words, open.begin());
        for (auto at = begin; at < text.size(); ++at) {
            auto const* fitting = fitting_.data() + class_of(text[at]) * words;
            std::array<std::uint64_t, words> next{};
            std::uint64_t ends = 0;
            std::uint64_t lives = 0;
            for (std::size_t word = 0; word < words; ++word) {
                auto const alive = open[word] & fitting[word];
                ends |= alive & last_[word];
                lives |= alive;
                for (auto bits = alive; bits != 0; bits &= bits - 1) {
                    auto const state = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                    auto const* follow = follow_.data() + state * words;
                    for (std::size_t i = 0; i < words; ++i)
                        next[i] |= follow[i];
                }
            }
            if (ends != 0) found(at + 1);
            if (lives == 0) return;
            open = next;
        }
    }
    [[nodiscard]] static std::uint64_t bit_of(char32_t point) {
        return std::uint64_t{1} << (point % 64);
    }
    [[nodiscard]] std::size_t class_of(char32_t point) const {
        if ((told_apart_ & bit_of(point)) == 0 && point >= zone_first && point <= zone_last)
            return zone_class_;
        return static_cast<std::size_t>(std::ranges::upper_bound(class_begins_, point) -
                                        class_begins_.begin()) -
               1;
    }
    [[nodiscard]] static bool fits(Leaf const& leaf, char32_t point);
    class Builder;
    void build_classes(std::vector<Leaf> const& leaves);
    [[nodiscard]] bool fit_alike(std::size_t a, std::size_t b) const {
        return std::equal(fitting_.data() + a * words_, fitting_.data() + (a + 1) * words_,
                          fitting_.data() + b * words_);
    }
    void build_zone();
    void build_beginnings();

    /// Points that no leaf tells apart are of one class; the first begins at 0.
    std::vector<char32_t> class_begins_;
    /// Sets of states, only the words in use of each: a text is read the faster the less there is.
    std::vector<std::uint64_t> fitting_;  ///< by class: the leaves that one of its points fits
    std::vector<std::uint64_t> follow_;   ///< by leaf
    States first_{};
    States last_{};
    std::size_t words_ = 1;  ///< of States that are in use
    std::uint64_t beginnings_ = 0;
    /// Nearly all of a text lies between these, and nearly all of it is of one class.
    static constexpr char32_t zone_first = 0x4e00;
    static constexpr char32_t zone_last = 0x9fa5;
    std::size_t zone_class_ = 0;
    std::uint64_t told_apart_ = ~std::uint64_t{0};  ///< bits of points there of other classes
};

}  // namespace yingshen::screening

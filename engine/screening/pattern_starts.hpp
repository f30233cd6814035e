#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yingshen::screening {

/// The places of a text at which patterns may begin, found as the words of the text are met from
/// its beginning to its end. Of a pattern with two words it remembers the places that the first
/// allows, and only those become a start that the second allows too. For one text and thread.
class PatternStarts {
  public:
    /// A match of the pattern begins between `least` and `most` points before a word.
    struct Anchor {
        std::uint32_t pattern;
        std::uint32_t least;
        std::uint32_t most;
    };
    struct Start {
        std::uint32_t pattern;
        std::size_t at;
        auto operator<=>(Start const&) const = default;
    };
    /// How many points behind the beginning of a match both words of a pattern may begin.
    static constexpr std::size_t reach = 64;

    explicit PatternStarts(std::size_t patterns) : open_(patterns) {}

    /// The only word of a pattern begins at a place.
    void meet_only(Anchor const& anchor, std::size_t word);
    /// The first word of two begins there.
    void meet_first(Anchor const& anchor, std::size_t word) {
        auto& open = open_[anchor.pattern];
        open.move(word);
        auto const most = anchor.most < word ? anchor.most : static_cast<std::uint32_t>(word);
        if (anchor.least <= most) open.places |= bits(anchor.least, most);
    }
    /// The second word begins there; words are met in the order of their beginnings.
    void meet_second(Anchor const& anchor, std::size_t word) {
        if (open_[anchor.pattern].places != 0) add_both(anchor, word);
    }
    /// All starts, by pattern and place, each once.
    [[nodiscard]] std::vector<Start> take();

  private:
    /// Bit i is the place i points before `from`.
    struct Open {
        std::uint64_t places = 0;
        std::size_t from = 0;

        void move(std::size_t to) {
            places = to - from < reach ? places << (to - from) : 0;
            from = to;
        }
    };

    /// The bits [least, most].
    [[nodiscard]] static constexpr std::uint64_t bits(std::uint32_t least, std::uint32_t most) {
        return ~std::uint64_t{0} >> (reach - 1 - most) & ~std::uint64_t{0} << least;
    }
    void add_both(Anchor const& anchor, std::size_t word);

    std::vector<Open> open_;  ///< by pattern
    std::vector<Start> starts_;
};

}  // namespace yingshen::screening

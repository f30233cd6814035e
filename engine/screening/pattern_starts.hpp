#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yingshen::screening {

/// The places of a text at which patterns may begin, found as the words of the text are met from
/// its beginning to its end. Of a pattern with two words it remembers the places that the first
/// allows, and only those become a start that the second allows too. For one text; a thread has one
/// at a time, since all of a thread use the same memory: to clear a place for every pattern would
/// cost a text more than the patterns do.
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

    explicit PatternStarts(std::size_t patterns);

    /// The only word of a pattern begins at a place.
    void meet_only(Anchor const& anchor, std::size_t word);
    /// The first word of two begins there.
    void meet_first(Anchor const& anchor, std::size_t word) {
        auto& open = open_[anchor.pattern];
        if (open.text != text_) open = {0, 0, text_};
        open.move(word);
        auto const most = anchor.most < word ? anchor.most : static_cast<std::uint32_t>(word);
        if (anchor.least <= most) open.places |= bits(anchor.least, most);
    }
    /// The second word begins there; words are met in the order of their beginnings.
    void meet_second(Anchor const& anchor, std::size_t word) {
        auto const& open = open_[anchor.pattern];
        if (open.text == text_ && open.places != 0) add_both(anchor, word);
    }
    /// All starts, by pattern and place, each once.
    [[nodiscard]] std::vector<Start> take();

  private:
    /// Bit i is the place i points before `from`. Of another text unless it says this one.
    struct Open {
        std::uint64_t places = 0;
        std::uint32_t from = 0;
        std::uint32_t text = 0;

        void move(std::size_t to) {
            places = to - from < reach ? places << (to - from) : 0;
            from = static_cast<std::uint32_t>(to);
        }
    };
    struct Memory;

    /// The bits [least, most].
    [[nodiscard]] static constexpr std::uint64_t bits(std::uint32_t least, std::uint32_t most) {
        return ~std::uint64_t{0} >> (reach - 1 - most) & ~std::uint64_t{0} << least;
    }
    void add_both(Anchor const& anchor, std::size_t word);

    Open* open_;          ///< by pattern
    std::uint32_t text_;  ///< the number of this text in its thread, not 0
    std::vector<Start> starts_;
};

}  // namespace yingshen::screening

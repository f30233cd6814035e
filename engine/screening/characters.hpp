#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yingshen::screening {

/// Which characters a text may have: a quick look that is never wrongly no.
class Characters {
  public:
    constexpr explicit Characters(std::u32string_view text) {
        for (auto const one : text)
            seen_[slot(one) / 64] |= std::uint64_t{1} << (slot(one) % 64);
    }
    [[nodiscard]] constexpr bool may_have(char32_t one) const {
        return (seen_[slot(one) / 64] >> (slot(one) % 64) & 1) != 0;
    }
    /// Whether the text may hold a word, by its first and last character.
    [[nodiscard]] constexpr bool may_have(std::u32string_view word) const {
        return may_have(word.front()) && may_have(word.back());
    }

  private:
    static constexpr std::size_t slots = 1024;
    static constexpr std::size_t slot(char32_t one) { return one % slots; }

    std::array<std::uint64_t, slots / 64> seen_{};
};

}  // namespace yingshen::screening

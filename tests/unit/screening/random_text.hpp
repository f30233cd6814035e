#pragma once
#include <random>
#include <string>
#include <vector>

namespace yingshen::screening {

/// Texts as materials are: sentences of Chinese words with numbers, rates, warnings and line
/// breaks.
class TextDice {
  public:
    explicit TextDice(std::uint32_t seed) : engine_(seed) {}

    std::size_t below(std::size_t count) { return engine_() % count; }
    /// A Chinese character of a few thousand.
    std::u32string character();
    /// A few characters, a number, a mark or a word.
    std::u32string piece();
    /// `count` sentences.
    std::u32string text(std::size_t count);
    /// Puts 0 to 8 pieces in place of up to `most` code points somewhere.
    struct Edit {
        std::size_t begin;
        std::size_t end;
        std::u32string now;
    };
    Edit edit(std::u32string const& text, std::size_t most);
    static std::u32string applied(std::u32string text, Edit const& edit);

  private:
    std::mt19937 engine_;
};

std::string utf8(std::u32string const& text);

}  // namespace yingshen::screening

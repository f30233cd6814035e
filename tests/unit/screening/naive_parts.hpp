#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "rulebook/rule_words.hpp"

namespace yingshen::screening {

struct Range {
    std::size_t begin;
    std::size_t end;
    [[nodiscard]] bool contains(Range const& other) const {
        return begin <= other.begin && other.end <= end;
    }
};

/// Nearness as rules/README.md describes it: every code point has the number of its sentence and of
/// its paragraph.
class NaiveNearness {
  public:
    explicit NaiveNearness(std::vector<base::CodePoint> const& text);
    [[nodiscard]] bool is_near(rulebook::Within within, Range place, Range word) const;

  private:
    std::vector<std::size_t> sentence_;
    std::vector<std::size_t> paragraph_;
};

/// Whether a text denies, forbids or warns of the words at a place, by trying every denial at every
/// place before and behind them.
[[nodiscard]] bool naive_is_denied(std::u32string_view text, Range place);

}  // namespace yingshen::screening

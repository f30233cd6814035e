#include "screening/pattern_starts.hpp"

#include <algorithm>
#include <bit>

namespace yingshen::screening {

struct PatternStarts::Memory {
    std::vector<Open> open;
    std::uint32_t texts = 0;

    static Memory& of_this_thread() {
        thread_local Memory memory;
        return memory;
    }
};

PatternStarts::PatternStarts(std::size_t patterns) {
    auto& memory = Memory::of_this_thread();
    if (memory.open.size() < patterns) memory.open.resize(patterns);
    if (++memory.texts == 0) {
        std::ranges::fill(memory.open, Open{});
        memory.texts = 1;
    }
    open_ = memory.open.data();
    text_ = memory.texts;
}

void PatternStarts::meet_only(Anchor const& anchor, std::size_t word) {
    auto const most = std::min<std::size_t>(anchor.most, word);
    for (auto back = std::size_t{anchor.least}; back <= most; ++back)
        starts_.push_back({anchor.pattern, word - back});
}

void PatternStarts::add_both(Anchor const& anchor, std::size_t word) {
    auto& open = open_[anchor.pattern];
    open.move(word);
    auto const both = open.places & bits(anchor.least, anchor.most);
    open.places &= ~both;
    for (auto left = both; left != 0; left &= left - 1) {
        starts_.push_back(
            {anchor.pattern, word - static_cast<std::size_t>(std::countr_zero(left))});
    }
}

std::vector<PatternStarts::Start> PatternStarts::take() {
    std::ranges::sort(starts_);
    auto const again = std::ranges::unique(starts_);
    starts_.erase(again.begin(), again.end());
    return std::move(starts_);
}

}  // namespace yingshen::screening

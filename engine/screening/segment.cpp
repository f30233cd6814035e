#include "screening/segment.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace yingshen::screening {
namespace {

constexpr std::size_t reach = 12;     ///< points looked at on either side
constexpr std::size_t asked_max = 4;  ///< points that may meet by chance across words

constexpr bool is_of_words(char32_t value) {
    return (value >= U'0' && value <= U'9') || (value >= U'a' && value <= U'z') ||
           (value >= 0x3400 && value < barrier);
}

constexpr bool is_digit(char32_t value) {
    return value >= U'0' && value <= U'9';
}

/// Whether a number of the text goes on beyond the points [first, last): 第1 stands in 第12 no more
/// than 0元 in 100元 or 9.9 in 19.9.
bool splits_number(std::vector<char32_t> const& points, std::size_t first, std::size_t last) {
    auto const goes_on = [&](std::size_t inside, std::size_t beside, std::size_t beyond) {
        if (!is_digit(points[inside]) || beside >= points.size()) return false;
        return is_digit(points[beside]) ||
               (points[beside] == U'.' && beyond < points.size() && is_digit(points[beyond]));
    };
    // Below 0 wraps around to beyond the end.
    return first < last &&
           (goes_on(first, first - 1, first - 2) || goes_on(last - 1, last, last + 1));
}

icu::BreakIterator& words() {
    // Opening one costs far more than using it, and it is for one thread at a time.
    thread_local auto const iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> opened(
            icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status));
        if (U_FAILURE(status)) throw std::runtime_error("expected a dictionary of Chinese in ICU");
        return opened;
    }();
    return *iterator;
}

}  // namespace

bool lies_across_words(Folded const& text, std::size_t first, std::size_t last) {
    auto const& points = text.points();
    if (splits_number(points, first, last)) return true;
    if (last - first > asked_max) return false;
    auto from = first;
    while (from > 0 && first - from < reach && is_of_words(points[from - 1]) &&
           (from == first || !text.is_spaced(from)))
        --from;
    auto to = last;
    while (to < points.size() && to - last < reach && is_of_words(points[to]) &&
           !text.is_spaced(to))
        ++to;
    if (from == first) return false;
    icu::UnicodeString sentence;
    std::int32_t begin = 0;
    std::int32_t end = 0;
    for (auto i = from; i < to; ++i) {
        if (i == first) begin = sentence.length();
        sentence.append(static_cast<UChar32>(text.word_point(i)));
        if (i + 1 == last) end = sentence.length();
    }
    auto& iterator = words();
    iterator.setText(sentence);
    auto const starts_apart = iterator.isBoundary(begin) != 0;
    if (starts_apart) return false;
    if (iterator.following(begin) >= end) return false;
    auto const ends_apart = iterator.isBoundary(end) != 0;
    return !ends_apart || last - first == 2;
}

}  // namespace yingshen::screening

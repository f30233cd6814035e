#include "extract/worker/seen_lines.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.hpp"
#include "extract/worker/box.hpp"
#include "extract/worker/join_lines.hpp"

namespace yingshen::extract::worker {
namespace {

using Lines = std::vector<SeenLine>;

/// Of the shorter of two lines, the part that must lie on the other for both to be one line.
constexpr double shared_min = 0.5;

/// Boxes of recognised lines are often too high, but the middle of the letters is theirs.
bool has_middle_of(Box const& a, Box const& b) {
    auto const middle = b.y + b.height / 2;
    return a.y <= middle && middle <= bottom_of(a);
}

bool lie_on_each_other(Box const& a, Box const& b) {
    auto const shared = std::min(right_of(a), right_of(b)) - std::max(a.x, b.x);
    return has_middle_of(a, b) && has_middle_of(b, a) &&
           shared >= shared_min * std::min(a.width, b.width);
}

/// Where a line that the others do not have belongs: before the first that is wholly below it.
Lines::iterator place_for(Lines& lines, SeenLine const& line) {
    return std::ranges::find_if(lines, [&](SeenLine const& other) {
        return other.box.y >= line.box.y + line.box.height / 2;
    });
}

void insert(Lines& lines, SeenLine line) {
    line.ends_paragraph = true;
    auto const at = place_for(lines, line);
    if (at != lines.begin()) std::prev(at)->ends_paragraph = true;
    lines.insert(at, std::move(line));
}

void take(Lines& lines, SeenLine line) {
    auto const is_same = [&](SeenLine const& other) {
        return lie_on_each_other(other.box, line.box);
    };
    double known = 0;
    bool is_new = true;
    for (auto const& other : lines) {
        if (!is_same(other)) continue;
        is_new = false;
        known += other.worth;
    }
    if (is_new) {
        if (line.worth > 0) insert(lines, std::move(line));
        return;
    }
    if (line.worth <= known) return;
    auto const first = std::ranges::find_if(lines, is_same);
    auto const at = first - lines.begin();
    for (auto const& other : lines)
        line.ends_paragraph = line.ends_paragraph || (is_same(other) && other.ends_paragraph);
    lines.erase(std::remove_if(first, lines.end(), is_same), lines.end());
    lines.insert(lines.begin() + at, std::move(line));
}

}  // namespace

void add_word(SeenLine& line, std::string_view word, float confidence, Box const& box) {
    if (word.find_first_not_of(" \t\n") == std::string_view::npos) return;
    bool const is_sure = confidence >= guess;
    if (line.text.empty() || (is_sure && !line.has_sure_word)) {
        line.box = box;
    } else if (is_sure || !line.has_sure_word) {
        line.box = around(line.box, box);
    }
    line.has_sure_word = line.has_sure_word || is_sure;
    append_line(line.text, word);
    line.confidence = std::min(line.confidence, confidence);
    if (confidence < confidence_min) line.unsure = line.unsure ? around(*line.unsure, box) : box;
    auto const points = static_cast<double>(base::decode_utf8(word).size());
    line.worth += points * static_cast<double>((confidence - guess) / (100 - guess));
}

double worth(Lines const& lines) {
    double sum = 0;
    for (auto const& line : lines)
        sum += line.worth;
    return sum;
}

std::size_t length(Lines const& lines) {
    std::size_t sum = 0;
    for (auto const& line : lines)
        sum += base::decode_utf8(line.text).size();
    return sum;
}

bool are_columns(Lines const& lines) {
    Lines high;
    std::ranges::copy_if(lines, std::back_inserter(high),
                         [](SeenLine const& line) { return line.box.height > line.box.width; });
    return 2 * length(high) > length(lines);
}

std::vector<SeenLine> best_lines(std::vector<Lines> readings) {
    if (readings.empty()) return {};
    auto const base = std::ranges::max_element(readings, {}, &worth);
    auto lines = std::move(*base);
    for (auto reading = readings.begin(); reading != readings.end(); ++reading) {
        if (reading == base) continue;
        for (auto& line : *reading)
            take(lines, std::move(line));
    }
    return lines;
}

}  // namespace yingshen::extract::worker

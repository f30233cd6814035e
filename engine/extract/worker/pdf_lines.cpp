#include "extract/worker/pdf_lines.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "extract/worker/join_lines.hpp"

namespace yingshen::extract::worker {
namespace {

/// A wider gap than this is the next column or cell.
constexpr double gap_letters = 1.6;
/// A gutter between columns is at least so wide, and their lines so long.
constexpr double gutter_letters = 1.0;
constexpr double column_letters = 8;
/// More cuts than this are no layout that a person reads.
constexpr int cuts_max = 48;

using Lines = std::vector<PdfLine>;

double middle(Box const& box) {
    return box.y + box.height / 2;
}

/// Joins the words of one row, from the left, into lines.
void add_row(std::vector<PdfWord const*>& row, Lines& out) {
    std::ranges::sort(row, {}, [](PdfWord const* word) { return word->box.x; });
    PdfWord const* last = nullptr;
    for (auto const* word : row) {
        if (last) {
            auto& line = out.back();
            auto const size = letter_of(line);
            auto const gap = word->box.x - right_of(line.box);
            if (gap < gap_letters * size) {
                auto const apart = last->space_after || gap > 0.2 * size;
                if (apart && !joins_tightly(line.text, word->text)) line.text += ' ';
                line.text += word->text;
                if (word->box.width > 0.5 * line.box.width) line.font_size = word->font_size;
                line.box = around(line.box, word->box);
                last = word;
                continue;
            }
        }
        out.push_back({word->text, word->box, word->font_size, false});
        last = word;
    }
    row.clear();
}

Lines horizontal_lines(std::vector<PdfWord> const& words) {
    std::vector<PdfWord const*> sorted;
    for (auto const& word : words) {
        if (!word.vertical) sorted.push_back(&word);
    }
    std::ranges::sort(sorted, {}, [](PdfWord const* word) { return middle(word->box); });
    Lines out;
    std::vector<PdfWord const*> row;
    double row_middle = 0;
    for (auto const* word : sorted) {
        auto const at = middle(word->box);
        if (!row.empty() &&
            at - row_middle > 0.4 * std::min(word->box.height, row.front()->box.height)) {
            add_row(row, out);
        }
        if (row.empty()) row_middle = at;
        row.push_back(word);
    }
    add_row(row, out);
    return out;
}

/// Where a cut in one direction leaves nothing crossing it; empty where there is no such gap.
struct Cut {
    double at = 0;
    double width = 0;
};

template <class Begin, class End>
Cut widest_gap(Lines const& lines, Begin begin, End end) {
    std::vector<std::pair<double, double>> spans;
    for (auto const& line : lines)
        spans.emplace_back(begin(line.box), end(line.box));
    std::ranges::sort(spans);
    Cut out;
    double reached = spans.front().second;
    for (auto const& [from, to] : spans) {
        if (from - reached > out.width) out = {(from + reached) / 2, from - reached};
        reached = std::max(reached, to);
    }
    return out;
}

bool is_running_text(Lines const& lines) {
    double width = 0;
    double size = 0;
    for (auto const& line : lines) {
        width += line.box.width;
        size += letter_of(line);
    }
    return lines.size() > 1 && width > column_letters * size;
}

bool stand_side_by_side(Lines const& lines) {
    // Lines come sorted by their middle, so neighbours tell.
    for (std::size_t i = 1; i < lines.size(); ++i) {
        auto const shared = std::min(bottom_of(lines[i - 1].box), bottom_of(lines[i].box)) -
                            std::max(lines[i - 1].box.y, lines[i].box.y);
        if (shared > 0.4 * std::min(lines[i - 1].box.height, lines[i].box.height)) return true;
    }
    return false;
}

void order(Lines lines, int cuts, Lines& out) {
    auto const give = [&] { std::ranges::move(lines, std::back_inserter(out)); };
    if (lines.size() < 2 || cuts >= cuts_max || !stand_side_by_side(lines)) return give();
    double size = 0;
    for (auto const& line : lines)
        size += letter_of(line) / static_cast<double>(lines.size());
    auto const gutter = widest_gap(lines, [](Box const& box) { return box.x; }, right_of);
    if (gutter.width >= gutter_letters * size) {
        Lines left;
        Lines rest;
        for (auto const& line : lines)
            (line.box.x < gutter.at ? left : rest).push_back(line);
        if (is_running_text(left) && is_running_text(rest)) {
            order(std::move(left), cuts + 1, out);
            return order(std::move(rest), cuts + 1, out);
        }
    }
    auto const gap = widest_gap(lines, [](Box const& box) { return box.y; }, bottom_of);
    if (gap.width <= 0) return give();
    Lines above;
    Lines below;
    for (auto& line : lines)
        (middle(line.box) < gap.at ? above : below).push_back(std::move(line));
    order(std::move(above), cuts + 1, out);
    order(std::move(below), cuts + 1, out);
}

}  // namespace

double letter_of(PdfLine const& line) {
    return std::max(line.font_size > 0 ? line.font_size : line.box.height, 1.0);
}

std::vector<PdfLine> lines_of(std::vector<PdfWord> const& words) {
    Lines out;
    order(horizontal_lines(words), 0, out);
    Lines vertical;
    for (auto const& word : words) {
        if (word.vertical) vertical.push_back({word.text, word.box, word.font_size, true});
    }
    // Columns by whole letters, so that uneven letters of one column stay together.
    auto const key = [](PdfLine const& line) {
        return std::pair(-std::round(line.box.x / letter_of(line)), line.box.y);
    };
    std::ranges::sort(vertical, {}, key);
    std::ranges::move(vertical, std::back_inserter(out));
    return out;
}

}  // namespace yingshen::extract::worker

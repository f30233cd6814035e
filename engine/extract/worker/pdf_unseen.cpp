#include "extract/worker/pdf_unseen.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-font.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>

#include "extract/worker/cpu_time.hpp"
#include "extract/worker/pdf_draw.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr double dots_per_inch = 72;
constexpr double pixels_max = 4e6;
/// Of the CPU time of a document, what may be gone before a page is drawn for this.
constexpr double seconds_max = 15;
constexpr double font_size_min = 1;
constexpr double height_min = 2;
/// Grays that are nearer to each other than this look the same.
constexpr int contrast_min = 8;

/// Whether anything is seen in a box: its pixels differ. Lines that touch its edges do not count.
bool has_contrast(Raster const& page, Box const& box) {
    constexpr double edge = 0.12;
    auto const place = [&](double points, int most) {
        return static_cast<int>(
            std::clamp(points * page.pixels_per_point, 0.0, static_cast<double>(most)));
    };
    auto const left = place(box.x + edge * std::min(box.width, box.height), page.width - 1);
    auto const right =
        place(box.x + box.width - edge * std::min(box.width, box.height), page.width - 1);
    auto const top = place(box.y + edge * box.height, page.height - 1);
    auto const bottom = place(box.y + (1 - edge) * box.height, page.height - 1);
    int darkest = 255;
    int lightest = 0;
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            int const value =
                page.gray[static_cast<std::size_t>(row) * static_cast<std::size_t>(page.width) +
                          static_cast<std::size_t>(column)];
            darkest = std::min(darkest, value);
            lightest = std::max(lightest, value);
        }
    }
    return lightest - darkest >= contrast_min;
}

}  // namespace

UnseenWords::UnseenWords(poppler::document const& document, bool may_hide, PdfFaults const& faults)
    : may_hide_(may_hide), faults_(faults) {
    if (!may_hide_) return;
    std::set<std::string> absent;
    for (auto const& font : document.fonts())
        (font.is_embedded() ? embedded_ : absent).insert(font.name());
    for (auto const& name : absent)
        embedded_.erase(name);
}

void UnseenWords::look(poppler::page const& page, std::vector<PdfWord>& words) {
    if (!may_hide_ || words.empty() || seconds_used() > seconds_max) return;
    auto const drawn = draw(page, dots_per_inch, pixels_max);
    if (drawn.gray.empty()) return;
    for (auto& word : words) {
        word.is_drawn = has_contrast(drawn, word.box);
        auto& count = counts_[word.font];
        ++count.all;
        if (word.is_drawn) ++count.drawn;
    }
}

bool UnseenWords::is_unseen(PdfWord const& word) const {
    if (word.font_size > 0 && word.font_size <= font_size_min && word.box.height <= height_min)
        return true;
    if (word.is_drawn) return false;
    if (!faults_.font_failed() && embedded_.contains(word.font)) return true;
    auto const count = counts_.find(word.font);
    return count != counts_.end() && count->second.drawn * 2 > count->second.all;
}

}  // namespace yingshen::extract::worker

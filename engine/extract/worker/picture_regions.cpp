#include "extract/worker/picture_regions.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace yingshen::extract::worker {
namespace {

/// Of a square of the page.
constexpr int cell_pixels = 6;
/// Squares of ink that are no further from each other belong to one picture.
constexpr int reach_cells = 3;
/// Grays that are nearer to each other than this look the same.
constexpr int difference_min = 8;
constexpr int contrast_min = 16;
constexpr double page_share_min = 0.01;
constexpr int cells_min = 3;
/// What pictures fill to this share, with one colour, is a ground for other things.
constexpr double ground_share_min = 0.9;
/// More parts than this are no pictures but the dust of a scan.
constexpr std::size_t regions_max = 500;

/// A box of cells or pixels, both ends in it.
struct Area {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    void include(Area const& other) {
        left = std::min(left, other.left);
        top = std::min(top, other.top);
        right = std::max(right, other.right);
        bottom = std::max(bottom, other.bottom);
    }
    [[nodiscard]] bool meets(Area const& other) const {
        return left <= other.right && other.left <= right && top <= other.bottom &&
               other.top <= bottom;
    }
};

struct Found {
    Area cells;
    int live = 0;
};

class Grid {
  public:
    Grid(Raster const& with, Raster const& without, std::vector<Box> const& words)
        : with_(with),
          without_(without),
          columns_((with.width + cell_pixels - 1) / cell_pixels),
          rows_((with.height + cell_pixels - 1) / cell_pixels),
          under_words_(with.gray.size(), 0) {
        auto left = coverings_max * static_cast<double>(with.gray.size());
        for (auto const& word : words) {
            left -= word.width * word.height * with.pixels_per_point * with.pixels_per_point;
            if (left < 0) break;
            cover(word);
        }
        auto const count = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
        inked_.resize(count);
        live_.resize(count);
        for (int row = 0; row < rows_; ++row) {
            for (int column = 0; column < columns_; ++column)
                look(column, row);
        }
    }

    std::vector<PictureRegion> regions() {
        std::vector<Found> found;
        for (int row = 0; row < rows_; ++row) {
            for (int column = 0; column < columns_; ++column) {
                if (live_[cell(column, row)] && found.size() < regions_max)
                    found.push_back(gather(column, row));
            }
        }
        join(found);
        std::vector<PictureRegion> out;
        for (auto const& one : found) {
            auto const box = box_of(one.cells);
            auto const page = points(with_.width) * points(with_.height);
            if (one.live < cells_min || box.width * box.height < page_share_min * page) continue;
            if (is_ground(one.cells)) continue;
            out.push_back({box, one.live * 2 < inked_in(one.cells)});
        }
        return out;
    }

  private:
    [[nodiscard]] std::size_t cell(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] std::size_t pixel(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(with_.width) +
               static_cast<std::size_t>(x);
    }
    [[nodiscard]] double points(int pixels) const { return pixels / with_.pixels_per_point; }

    /// Marks the pixels of a word, and one around it where its edges are smoothed.
    void cover(Box const& word) {
        auto const place = [&](double at, int beside, int most) {
            return static_cast<int>(
                std::clamp(at * with_.pixels_per_point + beside, 0.0, static_cast<double>(most)));
        };
        auto const left = place(word.x, -1, with_.width);
        auto const right = place(word.x + word.width, 2, with_.width);
        auto const top = place(word.y, -1, with_.height);
        auto const bottom = place(word.y + word.height, 2, with_.height);
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x)
                under_words_[pixel(x, y)] = 1;
        }
    }

    [[nodiscard]] bool is_changed(std::size_t at) const {
        return std::abs(with_.gray[at] - without_.gray[at]) >= difference_min;
    }

    /// Whether pictures show in a cell, and there is more than one gray; the words apart and with
    /// them.
    void look(int column, int row) {
        int darkest[2] = {255, 255};
        int lightest[2] = {0, 0};
        bool changed[2] = {false, false};
        for (int y = row * cell_pixels; y < std::min((row + 1) * cell_pixels, with_.height); ++y) {
            for (int x = column * cell_pixels;
                 x < std::min((column + 1) * cell_pixels, with_.width); ++x) {
                auto const at = pixel(x, y);
                int const value = with_.gray[at];
                auto const covered = under_words_[at];
                changed[covered] = changed[covered] || is_changed(at);
                darkest[covered] = std::min(darkest[covered], value);
                lightest[covered] = std::max(lightest[covered], value);
            }
        }
        auto const all = std::max(lightest[0], lightest[1]) - std::min(darkest[0], darkest[1]);
        live_[cell(column, row)] = changed[0] && lightest[0] - darkest[0] >= contrast_min;
        inked_[cell(column, row)] = (changed[0] || changed[1]) && all >= contrast_min;
    }

    /// Whether all that pictures show in these cells is a ground of one colour.
    [[nodiscard]] bool is_ground(Area const& cells) const {
        Area const area{cells.left * cell_pixels, cells.top * cell_pixels,
                        std::min((cells.right + 1) * cell_pixels, with_.width) - 1,
                        std::min((cells.bottom + 1) * cell_pixels, with_.height) - 1};
        Area shown{area.right, area.bottom, area.left, area.top};
        int darkest = 255;
        int lightest = 0;
        double filled = 0;
        for (int y = area.top; y <= area.bottom; ++y) {
            for (int x = area.left; x <= area.right; ++x) {
                auto const at = pixel(x, y);
                auto const changed = is_changed(at);
                if (changed) shown.include({x, y, x, y});
                if (changed || under_words_[at]) ++filled;
                if (!changed || under_words_[at]) continue;
                darkest = std::min(darkest, static_cast<int>(with_.gray[at]));
                lightest = std::max(lightest, static_cast<int>(with_.gray[at]));
            }
        }
        auto const all = static_cast<double>(shown.right - shown.left + 1) *
                         static_cast<double>(shown.bottom - shown.top + 1);
        return filled >= ground_share_min * all && lightest - darkest < contrast_min;
    }

    /// The live cells within reach of one another, which are no longer live then.
    Found gather(int column, int row) {
        Found out{{column, row, column, row}, 0};
        std::vector<std::size_t> todo = {cell(column, row)};
        live_[todo.front()] = 0;
        while (!todo.empty()) {
            auto const at = todo.back();
            todo.pop_back();
            ++out.live;
            auto const x = static_cast<int>(at % static_cast<std::size_t>(columns_));
            auto const y = static_cast<int>(at / static_cast<std::size_t>(columns_));
            out.cells.include({x, y, x, y});
            for (int j = std::max(0, y - reach_cells); j <= std::min(rows_ - 1, y + reach_cells);
                 ++j) {
                for (int i = std::max(0, x - reach_cells);
                     i <= std::min(columns_ - 1, x + reach_cells); ++i) {
                    if (!live_[cell(i, j)]) continue;
                    live_[cell(i, j)] = 0;
                    todo.push_back(cell(i, j));
                }
            }
        }
        return out;
    }

    /// Pictures whose boxes meet become one.
    static void join(std::vector<Found>& found) {
        for (std::size_t i = 0; i < found.size();) {
            auto const before = found.size();
            for (std::size_t j = i + 1; j < found.size();) {
                if (!found[i].cells.meets(found[j].cells)) {
                    ++j;
                    continue;
                }
                found[i].cells.include(found[j].cells);
                found[i].live += found[j].live;
                found.erase(found.begin() + static_cast<std::ptrdiff_t>(j));
            }
            i = found.size() < before ? 0 : i + 1;
        }
    }

    [[nodiscard]] int inked_in(Area const& cells) const {
        int out = 0;
        for (int row = cells.top; row <= cells.bottom; ++row) {
            for (int column = cells.left; column <= cells.right; ++column)
                out += inked_[cell(column, row)];
        }
        return out;
    }

    /// With a cell around it, for the edges of letters that lie in the next one.
    [[nodiscard]] Box box_of(Area const& cells) const {
        auto const left = std::max(cells.left - 1, 0) * cell_pixels;
        auto const top = std::max(cells.top - 1, 0) * cell_pixels;
        auto const right = std::min((cells.right + 2) * cell_pixels, with_.width);
        auto const bottom = std::min((cells.bottom + 2) * cell_pixels, with_.height);
        return {points(left), points(top), points(right - left), points(bottom - top)};
    }

    Raster const& with_;
    Raster const& without_;
    int columns_;
    int rows_;
    std::vector<std::uint8_t> under_words_;  ///< by pixel
    std::vector<std::uint8_t> inked_;        ///< by cell; shows something
    std::vector<std::uint8_t> live_;         ///< by cell; shows something that is no word
};

}  // namespace

std::vector<PictureRegion> picture_regions(Raster const& with, Raster const& without,
                                           std::vector<Box> const& words) {
    auto const size = static_cast<std::size_t>(with.width) * static_cast<std::size_t>(with.height);
    if (size == 0 || with.gray.size() != size || without.gray.size() != size ||
        with.width != without.width)
        return {};
    return Grid(with, without, words).regions();
}

}  // namespace yingshen::extract::worker

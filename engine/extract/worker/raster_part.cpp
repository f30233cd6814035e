#include "extract/worker/raster_part.hpp"

#include <algorithm>
#include <cstddef>

namespace yingshen::extract::worker {
namespace {

/// Pixels of a raster, the last ones not in it.
struct Pixels {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

Pixels pixels_of(Raster const& page, Box const& box) {
    auto const place = [&](double points, int most) {
        return static_cast<int>(
            std::clamp(points * page.pixels_per_point, 0.0, static_cast<double>(most)));
    };
    return {place(box.x, page.width), place(box.y, page.height),
            place(box.x + box.width, page.width), place(box.y + box.height, page.height)};
}

std::size_t index(Raster const& raster, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
           static_cast<std::size_t>(x);
}

}  // namespace

Raster part_of(Raster const& page, Box const& box, std::vector<Box> const& words) {
    Raster out;
    out.pixels_per_point = page.pixels_per_point;
    if (page.gray.empty()) return out;
    auto const part = pixels_of(page, box);
    if (part.left >= part.right || part.top >= part.bottom) return out;
    out.width = part.right - part.left;
    out.height = part.bottom - part.top;
    for (int y = part.top; y < part.bottom; ++y) {
        auto const row = page.gray.begin() + static_cast<std::ptrdiff_t>(index(page, part.left, y));
        out.gray.insert(out.gray.end(), row, row + out.width);
    }
    auto left = coverings_max * static_cast<double>(out.gray.size());
    for (auto const& word : words) {
        auto const here = pixels_of(out, {word.x - box.x, word.y - box.y, word.width, word.height});
        if (here.left >= here.right || here.top >= here.bottom) continue;
        left -= static_cast<double>(here.right - here.left) * (here.bottom - here.top);
        if (left < 0) break;
        auto const ground = out.gray[index(out, here.left, here.top)];
        for (int y = here.top; y < here.bottom; ++y)
            std::fill_n(out.gray.begin() + static_cast<std::ptrdiff_t>(index(out, here.left, y)),
                        here.right - here.left, ground);
    }
    return out;
}

}  // namespace yingshen::extract::worker

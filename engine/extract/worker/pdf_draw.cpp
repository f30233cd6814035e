#include "extract/worker/pdf_draw.hpp"

#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace yingshen::extract::worker {
namespace {

constexpr double points_per_inch = 72;

}  // namespace

Raster draw(poppler::page const& page, double dots_per_inch, double pixels_max) {
    auto const size = page.page_rect();
    auto const area =
        std::max(1.0, std::abs(size.width() * size.height())) / (points_per_inch * points_per_inch);
    auto const dpi = std::min(dots_per_inch, std::sqrt(pixels_max / area));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::antialiasing |
                              poppler::page_renderer::text_antialiasing);
    auto const image = renderer.render_page(&page, dpi, dpi);
    Raster out;
    if (!image.is_valid()) return out;
    out.width = image.width();
    out.height = image.height();
    out.pixels_per_point = dpi / points_per_inch;
    for (int row = 0; row < out.height; ++row) {
        auto const* from =
            image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row();
        out.gray.insert(out.gray.end(), from, from + out.width);
    }
    return out;
}

}  // namespace yingshen::extract::worker

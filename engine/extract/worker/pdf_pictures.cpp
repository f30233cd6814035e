#include "extract/worker/pdf_pictures.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>

#include "extract/worker/cpu_time.hpp"
#include "extract/worker/pdf_draw.hpp"
#include "extract/worker/raster_part.hpp"

namespace yingshen::extract::worker {
namespace {

/// At which pictures are looked for, and at which they are read.
constexpr double search_dots_per_inch = 50;
constexpr double search_pixels_max = 1e6;
constexpr double read_dots_per_inch = 200;
constexpr double read_pixels_max = 32e6;
/// Of all pictures of a page together, as they are in the file.
constexpr double page_pixels_max = 300e6;
constexpr std::size_t page_pictures_max = 5'000;
constexpr std::size_t pictures_max = 200;
/// Of the CPU time of a document, what may be gone before a page is drawn for this.
constexpr double seconds_max = 25;

Raster drawn(poppler::document const& document, int index, double dots_per_inch,
             double pixels_max) {
    std::unique_ptr<poppler::page> const page(document.create_page(index));
    return page ? draw(*page, dots_per_inch, pixels_max) : Raster{};
}

}  // namespace

bool PdfPictures::is_drawable(PdfFaults::Shown const& shown) {
    return shown.pixels_max <= page_pixels_max && shown.pictures <= page_pictures_max;
}

bool PdfPictures::may_draw(PdfFaults::Shown const& shown) {
    auto const drawable = is_drawable(shown);
    if (shown.too_large > 0 || !drawable) out_.unread(UnreadCode::too_large);
    return drawable;
}

void PdfPictures::read(int index, PdfFaults::Shown const& shown, std::vector<Box> const& words) {
    if (shown.pictures == 0 || !may_draw(shown) || shown.pictures == shown.too_large) return;
    if (seconds_used() > seconds_max) return out_.unread(UnreadCode::timed_out);
    auto const page = drawn(document_, index, search_dots_per_inch, search_pixels_max);
    auto const without = drawn(without_, index, search_dots_per_inch, search_pixels_max);
    if (page.gray.empty() || without.gray.empty()) return out_.unread(UnreadCode::picture);
    Raster large;
    for (auto const& region : picture_regions(page, without, words)) {
        if (!is_first(page, region.box)) continue;
        if (seen_.size() > pictures_max) return out_.unread(UnreadCode::too_large);
        if (pictures_.wants_pages() && large.gray.empty())
            large = drawn(document_, index, read_dots_per_inch, read_pixels_max);
        pictures_.read_part(part_of(large, region.box, words), region.box, region.under_words,
                            out_);
    }
}

bool PdfPictures::is_first(Raster const& page, Box const& box) {
    auto const part = part_of(page, box, {});
    auto pixels = std::to_string(part.width) + ' ';
    pixels.append(part.gray.begin(), part.gray.end());
    return seen_.insert(std::move(pixels)).second;
}

}  // namespace yingshen::extract::worker

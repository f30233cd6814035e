#include "extract/worker/pdf.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "extract/limits.hpp"
#include "extract/worker/pdf_furniture.hpp"
#include "extract/worker/pdf_scan.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr double dots_per_inch = 200;
constexpr double points_per_inch = 72;
/// A page of 60 cm by 85 cm at full resolution; larger ones are drawn coarser.
constexpr double pixels_max = 32e6;
/// A page tree may promise pages that are not there.
constexpr int missing_pages_max = 20;

Raster draw(poppler::page const& page) {
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

class Reader {
  public:
    Reader(poppler::document const& document, Pictures& pictures, Collector& out)
        : document_(document), pictures_(pictures), out_(out) {}

    void read() {
        // The words of all pages come first: running headers show by their repetition.
        auto const count = std::min(document_.pages(), limits::pages_max);
        int missing = 0;
        for (int i = 0; i < count && missing <= missing_pages_max; ++i) {
            std::unique_ptr<poppler::page> const page(document_.create_page(i));
            missing = page ? 0 : missing + 1;
            auto& words = pages_.emplace_back();
            if (!page) continue;
            auto const size = page->page_rect();
            words.width = std::abs(size.width());
            words.height = std::abs(size.height());
            words.paragraphs = paragraphs_of(words_of(*page));
        }
        classify(pages_);
        for (std::size_t i = 0; i < pages_.size(); ++i)
            add(static_cast<int>(i));
        if (missing > missing_pages_max) throw Stop{UnreadCode::broken};
        if (count < document_.pages()) throw Stop{UnreadCode::too_large};
    }

  private:
    void add(int index) {
        out_.begin_page();
        auto const& page = pages_[static_cast<std::size_t>(index)];
        for (std::size_t i = 0; i < page.paragraphs.size(); ++i) {
            auto const& paragraph = page.paragraphs[i];
            auto const size =
                paragraph.font_size > 0 ? std::optional(paragraph.font_size) : std::nullopt;
            out_.add(page.kinds[i], paragraph.text, size, paragraph.box);
        }
        if (out_.page_has_text()) return;
        std::unique_ptr<poppler::page> const blank(document_.create_page(index));
        if (!blank) {
            out_.unread(UnreadCode::broken);
        } else if (pictures_.wants_pages()) {
            auto const drawn = draw(*blank);
            if (drawn.gray.empty()) {
                out_.unread(UnreadCode::page_without_text);
            } else {
                pictures_.read_page(drawn, out_);
            }
        } else {
            out_.unread(UnreadCode::page_without_text);
        }
    }

    poppler::document const& document_;
    Pictures& pictures_;
    Collector& out_;
    std::vector<PdfPage> pages_;
};

void list_contents(std::string_view bytes, poppler::document const& document, Collector& out) {
    bool named = false;
    if (document.has_embedded_files()) {
        for (auto const* file : document.embedded_files()) {
            named = true;
            out.unread_anywhere(UnreadCode::embedded_file, file->name());
        }
    }
    auto const contents = scan_pdf(bytes);
    if (contents.embedded_file && !named) out.unread_anywhere(UnreadCode::embedded_file);
    if (contents.audio) out.unread_anywhere(UnreadCode::audio);
    if (contents.video) out.unread_anywhere(UnreadCode::video);
    if (contents.outside) out.unread_anywhere(UnreadCode::external_content);
}

}  // namespace

void read_pdf(std::string_view bytes, Pictures& pictures, Collector& out) {
    poppler::set_debug_error_function([](std::string const&, void*) {}, nullptr);
    std::unique_ptr<poppler::document> const document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document) throw Stop{UnreadCode::broken};
    if (document->is_locked()) throw Stop{UnreadCode::encrypted};
    if (document->pages() <= 0) throw Stop{UnreadCode::broken};
    list_contents(bytes, *document, out);
    Reader(*document, pictures, out).read();
}

}  // namespace yingshen::extract::worker

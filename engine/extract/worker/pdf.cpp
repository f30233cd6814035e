#include "extract/worker/pdf.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "extract/limits.hpp"
#include "extract/worker/pdf_draw.hpp"
#include "extract/worker/pdf_furniture.hpp"
#include "extract/worker/pdf_paint.hpp"
#include "extract/worker/pdf_scan.hpp"
#include "extract/worker/pdf_unseen.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr double scan_dots_per_inch = 200;
/// A page of 60 cm by 85 cm at full resolution; larger ones are drawn coarser.
constexpr double scan_pixels_max = 32e6;
/// A page tree may promise pages that are not there.
constexpr int missing_pages_max = 20;

class Reader {
  public:
    Reader(poppler::document const& document, bool may_hide, Pictures& pictures, Collector& out)
        : document_(document), unseen_(document, may_hide), pictures_(pictures), out_(out) {}

    void read() {
        // The words of all pages come first: running headers show by their repetition.
        auto const count = std::min(document_.pages(), limits::pages_max);
        int missing = 0;
        for (int i = 0; i < count && missing <= missing_pages_max; ++i) {
            std::unique_ptr<poppler::page> const page(document_.create_page(i));
            missing = page ? 0 : missing + 1;
            auto& each = pages_.emplace_back();
            auto& words = words_.emplace_back();
            if (!page) continue;
            auto const size = page->page_rect();
            each.width = std::abs(size.width());
            each.height = std::abs(size.height());
            words = words_of(*page);
            unseen_.look(*page, words);
        }
        for (std::size_t i = 0; i < pages_.size(); ++i)
            part(i);
        classify(pages_);
        for (std::size_t i = 0; i < pages_.size(); ++i)
            add(static_cast<int>(i));
        if (missing > missing_pages_max) throw Stop{UnreadCode::broken};
        if (count < document_.pages()) throw Stop{UnreadCode::too_large};
    }

  private:
    /// Paragraphs of what is seen on a page, and of what is not.
    void part(std::size_t index) {
        std::vector<PdfWord> seen;
        std::vector<PdfWord> hidden;
        for (auto& word : words_[index])
            (unseen_.is_unseen(word) ? hidden : seen).push_back(std::move(word));
        words_[index].clear();
        pages_[index].paragraphs = paragraphs_of(seen);
        pages_[index].hidden = paragraphs_of(hidden);
    }

    void add(int index) {
        out_.begin_page();
        auto const& page = pages_[static_cast<std::size_t>(index)];
        for (std::size_t i = 0; i < page.paragraphs.size(); ++i) {
            auto const& paragraph = page.paragraphs[i];
            auto const size =
                paragraph.font_size > 0 ? std::optional(paragraph.font_size) : std::nullopt;
            out_.add(page.kinds[i], paragraph.text, size, paragraph.box);
        }
        for (auto const& paragraph : page.hidden)
            out_.add(BlockKind::hidden, paragraph.text, std::nullopt, paragraph.box);
        if (out_.page_has_text()) return;
        std::unique_ptr<poppler::page> const blank(document_.create_page(index));
        if (!blank) {
            out_.unread(UnreadCode::broken);
        } else if (pictures_.wants_pages()) {
            auto const drawn = draw(*blank, scan_dots_per_inch, scan_pixels_max);
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
    UnseenWords unseen_;
    Pictures& pictures_;
    Collector& out_;
    std::vector<PdfPage> pages_;
    std::vector<std::vector<PdfWord>> words_;  ///< by page, until they are joined
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
    Reader(*document, may_hide_text(bytes), pictures, out).read();
}

}  // namespace yingshen::extract::worker

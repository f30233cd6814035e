#include "extract/worker/pdf.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "extract/limits.hpp"
#include "extract/worker/pdf_draw.hpp"
#include "extract/worker/pdf_faults.hpp"
#include "extract/worker/pdf_furniture.hpp"
#include "extract/worker/pdf_marks.hpp"
#include "extract/worker/pdf_paint.hpp"
#include "extract/worker/pdf_pictures.hpp"
#include "extract/worker/pdf_scan.hpp"
#include "extract/worker/pdf_unseen.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr double scan_dots_per_inch = 200;
/// A page of 60 cm by 85 cm at full resolution; larger ones are drawn coarser.
constexpr double scan_pixels_max = 32e6;
/// A page tree may promise pages that are not there.
constexpr int missing_pages_max = 20;

/// A document as it is drawn, and as its words are read: without its pictures.
struct Views {
    poppler::document const& drawn;
    poppler::document const& words;
};

class Reader {
  public:
    Reader(Views const& views, bool may_hide, PdfFaults& faults, Pictures& pictures, Collector& out)
        : views_(views),
          faults_(faults),
          unseen_(views.drawn, may_hide, faults),
          pictures_(pictures),
          on_pages_(views.drawn, views.words, pictures, out),
          out_(out) {}

    void read() {
        // The words of all pages come first: running headers show by their repetition.
        auto const count = std::min(views_.drawn.pages(), limits::pages_max);
        int missing = 0;
        for (int i = 0; i < count && missing <= missing_pages_max; ++i) {
            std::unique_ptr<poppler::page> const page(views_.words.create_page(i));
            missing = page ? 0 : missing + 1;
            auto& each = pages_.emplace_back();
            auto& words = words_.emplace_back();
            auto& shown = shown_.emplace_back();
            if (!page) continue;
            auto const size = page->page_rect();
            each.width = std::abs(size.width());
            each.height = std::abs(size.height());
            (void)faults_.take_shown();
            words = words_of(*page);
            shown = faults_.take_shown();
            look(i, words);
        }
        for (std::size_t i = 0; i < pages_.size(); ++i)
            part(i);
        classify(pages_);
        for (std::size_t i = 0; i < pages_.size(); ++i)
            add(static_cast<int>(i));
        if (missing > missing_pages_max) throw Stop{UnreadCode::broken};
        if (count < views_.drawn.pages()) throw Stop{UnreadCode::too_large};
    }

  private:
    void look(int index, std::vector<PdfWord>& words) {
        auto const& shown = shown_.back();
        if (!unseen_.draws_pages() || !PdfPictures::is_drawable(shown)) return;
        std::unique_ptr<poppler::page> const page(views_.drawn.create_page(index));
        if (page) unseen_.look(*page, words);
    }

    /// Paragraphs of what is seen on a page, and of what is not.
    void part(std::size_t index) {
        std::vector<PdfWord> seen;
        std::vector<PdfWord> hidden;
        for (auto& word : words_[index])
            (unseen_.is_unseen(word) ? hidden : seen).push_back(std::move(word));
        words_[index].clear();
        auto& boxes = seen_.emplace_back();
        if (shown_[index].pictures > 0) {
            for (auto const& word : seen)
                boxes.push_back(word.box);
        }
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
        auto const& shown = shown_[static_cast<std::size_t>(index)];
        if (out_.page_has_text())
            return on_pages_.read(index, shown, seen_[static_cast<std::size_t>(index)]);
        if (!on_pages_.may_draw(shown)) return;
        std::unique_ptr<poppler::page> const blank(views_.drawn.create_page(index));
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

    Views views_;
    PdfFaults& faults_;
    UnseenWords unseen_;
    Pictures& pictures_;
    PdfPictures on_pages_;
    Collector& out_;
    std::vector<PdfPage> pages_;
    std::vector<std::vector<PdfWord>> words_;  ///< by page, until they are joined
    std::vector<PdfFaults::Shown> shown_;      ///< by page
    std::vector<std::vector<Box>> seen_;       ///< by page that shows pictures, its words
};

std::unique_ptr<poppler::document> load(std::string_view bytes) {
    return std::unique_ptr<poppler::document>(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

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
    PdfFaults faults;
    auto const marked = mark_pictures(bytes, Marked::all);
    auto const bounded = marked ? mark_pictures(bytes, Marked::too_large) : std::nullopt;
    auto const document = load(bounded ? std::string_view(*bounded) : bytes);
    if (!document) throw Stop{UnreadCode::broken};
    if (document->is_locked()) throw Stop{UnreadCode::encrypted};
    if (document->pages() <= 0) throw Stop{UnreadCode::broken};
    auto const without = marked ? load(*marked) : nullptr;
    if (marked && !without) throw Stop{UnreadCode::broken};
    list_contents(bytes, *document, out);
    auto const paint = paint_of(bytes);
    if (paint.inline_picture) out.unread_anywhere(UnreadCode::picture);
    Reader({*document, without ? *without : *document}, paint.may_hide_text, faults, pictures, out)
        .read();
}

}  // namespace yingshen::extract::worker

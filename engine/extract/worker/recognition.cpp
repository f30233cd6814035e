#include "extract/worker/recognition.hpp"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/limits.hpp"
#include "extract/worker/box.hpp"
#include "extract/worker/cpu_time.hpp"
#include "extract/worker/image_header.hpp"
#include "extract/worker/join_lines.hpp"
#include "extract/worker/seen_lines.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr char const* models = "/usr/share/tesseract-ocr/5/tessdata";
/// What each code point is worth in a picture that was read in the right direction.
constexpr double sure_worth = 0.5;
/// Letters of a headline are eight times as large as those of the small print below it.
constexpr double rows_scale_min = 0.125;
/// In a picture of a document that says something in words; other pictures are only listed.
constexpr double legible_worth = 0.2;
constexpr double pixels_max = 100e6;
/// More pixels than this tell no more about letters; larger pictures are shrunk.
constexpr double useful_pixels = 12e6;
/// Letters of a screen are too small for the models; a picture of fewer pixels is enlarged.
constexpr double small_pixels = 1.5e6;
/// Smaller than a letter that anybody reads.
constexpr int side_pixels_min = 12;
/// Of the CPU time of a document, what recognition leaves for the rest.
constexpr double seconds_max = limits::cpu_seconds_max - 20;
constexpr double usual_pixels_per_point = 96.0 / 72;

struct PixDelete {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Picture = std::unique_ptr<Pix, PixDelete>;

Picture picture_of(Raster const& drawn) {
    Picture pix(pixCreate(drawn.width, drawn.height, 8));
    if (!pix) return pix;
    for (int row = 0; row < drawn.height; ++row) {
        for (int column = 0; column < drawn.width; ++column) {
            auto const value =
                drawn.gray[static_cast<std::size_t>(row) * static_cast<std::size_t>(drawn.width) +
                           static_cast<std::size_t>(column)];
            pixSetPixel(pix.get(), column, row, value);
        }
    }
    return pix;
}

template <class At>
Box box_of(At const& at, tesseract::PageIteratorLevel level, double per_point) {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    at.BoundingBox(level, &left, &top, &right, &bottom);
    return {left / per_point, top / per_point, std::max(0, right - left) / per_point,
            std::max(0, bottom - top) / per_point};
}

bool says_words(std::vector<SeenLine> const& lines) {
    return !lines.empty() && worth(lines) >= legible_worth * static_cast<double>(length(lines));
}

/// From its place in a picture to that on the page.
void move(Box& box, Box const& picture) {
    box.x += picture.x;
    box.y += picture.y;
}

}  // namespace

struct Recognition::Engine {
    tesseract::TessBaseAPI rows;
    tesseract::TessBaseAPI columns;
    bool ready = false;
    bool has_columns = false;
    bool tried = false;

    bool start() {
        if (tried) return ready;
        tried = true;
        ready = rows.Init(models, "chi_sim+eng", tesseract::OEM_LSTM_ONLY) == 0;
        return ready;
    }

    bool start_columns() {
        if (has_columns) return true;
        has_columns = columns.Init(models, "chi_sim_vert", tesseract::OEM_LSTM_ONLY) == 0;
        if (has_columns) columns.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK_VERT_TEXT);
        return has_columns;
    }

    static std::vector<SeenLine> recognise(tesseract::TessBaseAPI& api, Pix* pix,
                                           double per_point) {
        std::vector<SeenLine> out;
        api.SetImage(pix);
        api.SetSourceResolution(static_cast<int>(std::clamp(per_point * 72, 70.0, 600.0)));
        if (api.Recognize(nullptr) != 0) return out;
        std::unique_ptr<tesseract::ResultIterator> const at(api.GetIterator());
        if (!at) return out;
        do {
            if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE) || out.empty()) out.emplace_back();
            std::unique_ptr<char[]> const word(at->GetUTF8Text(tesseract::RIL_WORD));
            add_word(out.back(), word ? word.get() : "", at->Confidence(tesseract::RIL_WORD),
                     box_of(*at, tesseract::RIL_WORD, per_point));
            if (at->IsAtFinalElement(tesseract::RIL_PARA, tesseract::RIL_WORD)) {
                out.back().ends_paragraph = true;
            }
        } while (at->Next(tesseract::RIL_WORD));
        api.Clear();
        return out;
    }

    /// The best of several sizes: letters of columns are seldom known when they are large.
    std::vector<SeenLine> recognise_columns(Pix* pix, double per_point) {
        std::vector<SeenLine> best;
        for (double const scale : {1.0, 0.5}) {
            if (seconds_used() > seconds_max || !start_columns()) break;
            Picture const scaled(
                pixScale(pix, static_cast<float>(scale), static_cast<float>(scale)));
            if (!scaled) break;
            auto lines = recognise(columns, scaled.get(), per_point * scale);
            if (are_columns(lines) && (best.empty() || worth(lines) > worth(best)))
                best = std::move(lines);
        }
        return best;
    }

    static void add(std::vector<SeenLine> const& lines, std::string const& label, Collector& out) {
        std::string text;
        std::optional<Box> box;
        for (auto const& line : lines) {
            if (line.unsure) out.unread(UnreadCode::low_confidence, label, *line.unsure);
            // What is no better than a guess is listed, and is no text.
            if (line.worth > 0) {
                append_line(text, line.text);
                box = box ? around(*box, line.box) : line.box;
            }
            if (!text.empty() && (line.ends_paragraph || &line == &lines.back())) {
                out.add(BlockKind::body, text, std::nullopt, box, label);
                text.clear();
                box.reset();
            }
        }
    }

    /// The best of several sizes, from this one down.
    std::vector<SeenLine> recognise_rows(Pix* pix, double per_point) {
        std::vector<std::vector<SeenLine>> readings;
        for (double scale = 1; scale >= rows_scale_min; scale /= 2) {
            if (seconds_used() > seconds_max) break;
            Picture const scaled(
                pixScale(pix, static_cast<float>(scale), static_cast<float>(scale)));
            if (!scaled || pixGetWidth(scaled.get()) < side_pixels_min ||
                pixGetHeight(scaled.get()) < side_pixels_min)
                break;
            rows.SetPageSegMode(tesseract::PSM_AUTO);
            readings.push_back(recognise(rows, scaled.get(), per_point * scale));
        }
        return best_lines(std::move(readings));
    }

    /// The lines that rows or columns give, whichever are surer.
    std::vector<SeenLine> lines_of(Pix* pix, double per_point) {
        auto lines = recognise_rows(pix, per_point);
        // Columns read as rows come out as nonsense; where rows are unsure, columns may be sure.
        if (worth(lines) <= sure_worth * static_cast<double>(length(lines))) {
            auto upright = recognise_columns(pix, per_point);
            if (lines.empty() || worth(upright) > worth(lines)) lines = std::move(upright);
        }
        std::erase_if(lines, [](SeenLine const& line) { return clean_text(line.text).empty(); });
        return lines;
    }

    /// False where nothing was recognised; of a picture in a document, which has a label, where it
    /// says nothing in words.
    bool read(Pix* pix, double per_point, std::string const& label, Collector& out) {
        auto const lines = lines_of(pix, per_point);
        if (lines.empty() || (!label.empty() && !says_words(lines))) return false;
        add(lines, label, out);
        return true;
    }
};

Recognition::Recognition() : engine_(std::make_unique<Engine>()) {}
Recognition::~Recognition() = default;

void Recognition::read(std::string_view bytes, std::string const& label, Collector& out) {
    auto const size = image_size(bytes);
    if (!size) return out.unread(UnreadCode::picture, label);
    auto const pixels = static_cast<double>(size->width) * size->height;
    if (pixels > pixels_max) return out.unread(UnreadCode::too_large, label);
    if (seconds_used() > seconds_max) return out.unread(UnreadCode::timed_out, label);
    Picture pix(pixReadMem(reinterpret_cast<l_uint8 const*>(bytes.data()), bytes.size()));
    if (!pix) return out.unread(UnreadCode::broken, label);
    if (pixGetWidth(pix.get()) < side_pixels_min || pixGetHeight(pix.get()) < side_pixels_min)
        return;
    if (!engine_->start()) return out.unread(UnreadCode::no_ocr, label);
    // One way from any depth, palette and transparency to gray, on white.
    pix.reset(pixRemoveAlpha(pix.get()));
    if (pix) pix.reset(pixConvertTo8(pix.get(), 0));
    double scale = 1;
    if (pixels > useful_pixels) scale = std::sqrt(useful_pixels / pixels);
    if (pixels < small_pixels) scale = 2;
    if (pix && scale != 1) {
        pix.reset(pixScale(pix.get(), static_cast<float>(scale), static_cast<float>(scale)));
    }
    if (!pix) return out.unread(UnreadCode::broken, label);
    // A picture in which nothing was recognised may still say something.
    if (!engine_->read(pix.get(), usual_pixels_per_point * scale, label, out)) {
        out.unread(label.empty() ? UnreadCode::page_without_text : UnreadCode::picture, label);
    }
}

void Recognition::read_page(Raster const& page, Collector& out) {
    if (seconds_used() > seconds_max) return out.unread(UnreadCode::timed_out);
    if (!engine_->start()) return out.unread(UnreadCode::no_ocr);
    auto const pix = picture_of(page);
    if (!pix) return out.unread(UnreadCode::out_of_memory);
    if (!engine_->read(pix.get(), page.pixels_per_point, "", out)) {
        out.unread(UnreadCode::page_without_text);
    }
}

void Recognition::read_part(Raster const& part, Box const& on_page, bool under_words,
                            Collector& out) {
    if (seconds_used() > seconds_max) return out.unread(UnreadCode::timed_out, "", on_page);
    if (!engine_->start()) return out.unread(UnreadCode::no_ocr, "", on_page);
    auto const pix = picture_of(part);
    if (!pix) return out.unread(UnreadCode::out_of_memory, "", on_page);
    auto lines = engine_->lines_of(pix.get(), part.pixels_per_point);
    for (auto& line : lines) {
        move(line.box, on_page);
        if (line.unsure) move(*line.unsure, on_page);
    }
    if (under_words) {
        std::erase_if(lines, [](SeenLine const& line) { return line.unsure.has_value(); });
    } else if (!says_words(lines)) {
        return out.unread(UnreadCode::picture, "", on_page);
    }
    Engine::add(lines, "", out);
}

}  // namespace yingshen::extract::worker

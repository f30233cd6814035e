#include "extract/worker/recognition.hpp"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

#include "extract/limits.hpp"
#include "extract/worker/image_header.hpp"
#include "extract/worker/join_lines.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr char const* models = "/usr/share/tesseract-ocr/5/tessdata";
constexpr float confidence_min = 60;
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

double seconds_used() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct PixDelete {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Picture = std::unique_ptr<Pix, PixDelete>;

/// A line of recognised text.
struct Seen {
    std::string text;
    Box box;
    float confidence = 0;     ///< of its least sure word
    std::vector<Box> unsure;  ///< words below confidence_min
    bool ends_paragraph = false;
};

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
        if (ready) rows.SetPageSegMode(tesseract::PSM_AUTO);
        return ready;
    }

    bool start_columns() {
        if (has_columns) return true;
        has_columns = columns.Init(models, "chi_sim_vert", tesseract::OEM_LSTM_ONLY) == 0;
        if (has_columns) columns.SetPageSegMode(tesseract::PSM_AUTO);
        return has_columns;
    }

    static std::vector<Seen> recognise(tesseract::TessBaseAPI& api, Pix* pix, double per_point) {
        std::vector<Seen> out;
        api.SetImage(pix);
        api.SetSourceResolution(static_cast<int>(std::clamp(per_point * 72, 70.0, 600.0)));
        if (api.Recognize(nullptr) != 0) return out;
        std::unique_ptr<tesseract::ResultIterator> const at(api.GetIterator());
        if (!at) return out;
        do {
            std::unique_ptr<char[]> const word(at->GetUTF8Text(tesseract::RIL_WORD));
            if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE) || out.empty()) {
                out.push_back(
                    {"", box_of(*at, tesseract::RIL_TEXTLINE, per_point), 100, {}, false});
            }
            auto& line = out.back();
            if (word) append_line(line.text, word.get());
            auto const confidence = at->Confidence(tesseract::RIL_WORD);
            line.confidence = std::min(line.confidence, confidence);
            if (confidence < confidence_min) {
                line.unsure.push_back(box_of(*at, tesseract::RIL_WORD, per_point));
            }
            if (at->IsAtFinalElement(tesseract::RIL_PARA, tesseract::RIL_WORD)) {
                line.ends_paragraph = true;
            }
        } while (at->Next(tesseract::RIL_WORD));
        api.Clear();
        return out;
    }

    /// How sure the lines are on the whole, by length of text.
    static double sureness(std::vector<Seen> const& lines) {
        double sum = 0;
        double length = 0;
        for (auto const& line : lines) {
            sum += line.confidence * static_cast<double>(line.text.size());
            length += static_cast<double>(line.text.size());
        }
        return length > 0 ? sum / length : 0;
    }

    static void add(std::vector<Seen> const& lines, std::string const& label, Collector& out) {
        std::string text;
        std::optional<Box> box;
        for (auto const& line : lines) {
            for (auto const& word : line.unsure)
                out.unread(UnreadCode::low_confidence, label, word);
            append_line(text, line.text);
            auto const& b = line.box;
            if (!box) {
                box = b;
            } else {
                auto const right = std::max(box->x + box->width, b.x + b.width);
                auto const bottom = std::max(box->y + box->height, b.y + b.height);
                box->x = std::min(box->x, b.x);
                box->y = std::min(box->y, b.y);
                box->width = right - box->x;
                box->height = bottom - box->y;
            }
            if (line.ends_paragraph || &line == &lines.back()) {
                out.add(BlockKind::body, text, std::nullopt, box, label);
                text.clear();
                box.reset();
            }
        }
    }

    /// False where nothing was recognised.
    bool read(Pix* pix, double per_point, std::string const& label, Collector& out) {
        auto lines = recognise(rows, pix, per_point);
        auto const sure = sureness(lines);
        // Columns read as rows come out as nonsense; where rows are unsure, columns may be sure.
        if (sure < confidence_min && seconds_used() < seconds_max && start_columns()) {
            auto upright = recognise(columns, pix, per_point);
            if (sureness(upright) > std::max(sure, static_cast<double>(confidence_min))) {
                lines = std::move(upright);
            }
        }
        std::erase_if(lines, [](Seen const& line) { return clean_text(line.text).empty(); });
        add(lines, label, out);
        return !lines.empty();
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
    Picture const pix(pixCreate(page.width, page.height, 8));
    if (!pix) return out.unread(UnreadCode::out_of_memory);
    for (int row = 0; row < page.height; ++row) {
        for (int column = 0; column < page.width; ++column) {
            auto const value =
                page.gray[static_cast<std::size_t>(row) * static_cast<std::size_t>(page.width) +
                          static_cast<std::size_t>(column)];
            pixSetPixel(pix.get(), column, row, value);
        }
    }
    if (!engine_->read(pix.get(), page.pixels_per_point, "", out)) {
        out.unread(UnreadCode::page_without_text);
    }
}

}  // namespace yingshen::extract::worker

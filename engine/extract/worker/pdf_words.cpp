#include "extract/worker/pdf_words.hpp"

#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace yingshen::extract::worker {
namespace {

/// UTF-16 units as poppler keeps them; its own conversion would open a table of the C library.
std::string to_utf8(poppler::ustring const& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t value = text[i];
        if (value >= 0xd800 && value <= 0xdbff && i + 1 < text.size() && text[i + 1] >= 0xdc00 &&
            text[i + 1] <= 0xdfff) {
            value = 0x10000 + ((value - 0xd800) << 10) + (text[i + 1] - 0xdc00U);
            ++i;
        } else if (value >= 0xd800 && value <= 0xdfff) {
            value = 0xfffd;
        }
        base::append_utf8(out, value);
    }
    return out;
}

double bounded(double value) {
    return std::isfinite(value) ? std::clamp(value, -50'000.0, 50'000.0) : 0;
}

}  // namespace

std::vector<PdfWord> words_of(poppler::page const& page) {
    std::vector<PdfWord> out;
    for (auto const& each : page.text_list(poppler::page::text_list_include_font)) {
        PdfWord word;
        word.text = to_utf8(each.text());
        auto const box = each.bbox();
        word.box = {bounded(box.left()), bounded(box.top()), std::abs(bounded(box.width())),
                    std::abs(bounded(box.height()))};
        if (each.has_font_info()) {
            word.font_size = std::clamp(bounded(each.get_font_size()), 0.0, 5'000.0);
            word.font = each.get_font_name();
        }
        word.space_after = each.has_space_after();
        word.vertical =
            each.rotation() != 0 ||
            (each.has_font_info() && each.get_wmode() == poppler::text_box::vertical_wmode);
        if (!word.text.empty()) out.push_back(std::move(word));
    }
    return out;
}

}  // namespace yingshen::extract::worker

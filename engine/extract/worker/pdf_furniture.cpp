#include "extract/worker/pdf_furniture.hpp"

#include <map>
#include <string>

#include "base/utf8.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr double margin_share = 0.1;
constexpr double heading_times = 1.2;
constexpr std::size_t heading_letters_max = 60;

enum class Margin { none, top, bottom };

Margin margin_of(PdfPage const& page, PdfParagraph const& paragraph) {
    if (page.height <= 0) return Margin::none;
    if (paragraph.box.y + paragraph.box.height <= page.height * margin_share) return Margin::top;
    if (paragraph.box.y >= page.height * (1 - margin_share)) return Margin::bottom;
    return Margin::none;
}

/// The words without what counts pages.
std::string key_of(PdfParagraph const& paragraph, Margin margin) {
    std::string out = margin == Margin::top ? "top " : "bottom ";
    for (char const c : paragraph.text) {
        if (c < '0' || c > '9') out += c;
    }
    return out;
}

double body_size(std::vector<PdfPage> const& pages) {
    std::map<double, std::size_t> letters;
    for (auto const& page : pages) {
        for (auto const& paragraph : page.paragraphs)
            letters[paragraph.font_size] += paragraph.text.size();
    }
    double out = 0;
    std::size_t most = 0;
    for (auto const& [size, count] : letters) {
        if (count > most) out = size, most = count;
    }
    return out;
}

}  // namespace

void classify(std::vector<PdfPage>& pages) {
    std::map<std::string, std::size_t> repeated;
    for (auto const& page : pages) {
        for (auto const& paragraph : page.paragraphs) {
            auto const margin = margin_of(page, paragraph);
            if (margin != Margin::none) ++repeated[key_of(paragraph, margin)];
        }
    }
    auto const usual = body_size(pages);
    for (auto& page : pages) {
        for (auto const& paragraph : page.paragraphs) {
            auto kind = BlockKind::body;
            auto const margin = margin_of(page, paragraph);
            auto const runs = margin != Margin::none && repeated[key_of(paragraph, margin)] > 1;
            if (runs) {
                kind = margin == Margin::top ? BlockKind::header : BlockKind::footer;
            } else if (usual > 0 && paragraph.font_size >= usual * heading_times &&
                       base::count_code_points(paragraph.text) <= heading_letters_max) {
                kind = BlockKind::heading;
            }
            page.kinds.push_back(kind);
        }
    }
}

}  // namespace yingshen::extract::worker

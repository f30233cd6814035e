#pragma once
#include <string_view>

namespace yingshen::extract::worker {

/// What lies in a PDF beside its pages, found in its objects, those in compressed streams among
/// them. An object that nothing refers to counts as well: it was put there.
struct PdfContents {
    bool audio = false;
    bool video = false;
    bool embedded_file = false;
    bool picture = false;
    bool outside = false;  ///< content that is fetched from elsewhere
};

[[nodiscard]] PdfContents scan_pdf(std::string_view bytes);

}  // namespace yingshen::extract::worker

#pragma once
#include <string_view>

namespace yingshen::extract::worker {

/// How the pages of a PDF are painted, from the operators of their streams.
struct PdfPaint {
    /// Text may be kept from view: neither filled nor stroked, under light colours, filled areas,
    /// transparency or layers; or that cannot be told without drawing. Most plain texts are painted
    /// in none of these ways.
    bool may_hide_text = false;
    /// A picture of some size stands within the operators. Those are few, and are not read.
    bool inline_picture = false;
};

[[nodiscard]] PdfPaint paint_of(std::string_view bytes);

}  // namespace yingshen::extract::worker

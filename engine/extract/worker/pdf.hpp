#pragma once
#include <string_view>

#include "extract/worker/collector.hpp"
#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

/// A PDF: paragraphs with boxes and sizes from its text, the text of scanned pages by recognition,
/// and a list of what lies in it beside that.
void read_pdf(std::string_view bytes, Pictures& pictures, Collector& out);

}  // namespace yingshen::extract::worker

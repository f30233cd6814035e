#pragma once
#include <string_view>

#include "extract/worker/collector.hpp"
#include "extract/worker/gb18030.hpp"

namespace yingshen::extract::worker {

/// Plain text: paragraphs are what stands between blank lines.
void read_text(std::string_view bytes, Gb18030 const& gb18030, Collector& out);

}  // namespace yingshen::extract::worker

#pragma once
#include <string_view>

#include "extract/worker/collector.hpp"
#include "extract/worker/gb18030.hpp"
#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

/// The text that a browser shows, and as `hidden` what style or attributes keep from view. Pictures
/// inside the file are read; what a page fetches from elsewhere is listed as not read.
void read_html(std::string_view bytes, Gb18030 const& gb18030, Pictures& pictures, Collector& out);

}  // namespace yingshen::extract::worker

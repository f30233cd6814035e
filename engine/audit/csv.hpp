#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace yingshen::audit {

/// Spreadsheets read UTF-8 only behind it.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Adds a line with RFC 4180 quoting; cells that a spreadsheet would run as a formula are defused.
void append_line(std::string& out, std::vector<std::string> const& cells);

}  // namespace yingshen::audit

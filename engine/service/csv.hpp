#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingshen::service {

/// One record of a CSV file and the line it starts on.
struct CsvRow {
    int line = 0;
    std::vector<std::string> cells;
};

/// Reads CSV as RFC 4180 has it: quoted cells may hold commas, line breaks and doubled quotes. A
/// BOM is dropped, LF is a line end too, empty lines are skipped. Faults (`file:line`): an
/// unfinished quote, text after a closing quote, a quote inside a bare cell, bytes that are not
/// UTF-8.
[[nodiscard]] std::expected<std::vector<CsvRow>, std::vector<base::Fault>> read_csv(
    std::string_view text, std::string_view file);

}  // namespace yingshen::service

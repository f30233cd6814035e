#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/worker/package.hpp"

namespace yingshen::extract::worker {

/// How a number is shown. Only what changes its meaning for a reader: 0.0365 is shown as 3.65%.
enum class NumberFormat : std::uint8_t { plain, percent, date, invisible };

/// The cell formats of a workbook.
class XlsxFormats {
  public:
    /// `xml` may be null: a workbook without styles.
    explicit XlsxFormats(pugi::xml_document const* xml);
    /// The format of a cell by its style index.
    [[nodiscard]] NumberFormat of(std::string_view style) const;

  private:
    std::vector<NumberFormat> by_style_;
};

/// A cell's stored number as a reader sees it; text that is no number stays as it is. Dates count
/// from 1900 unless the workbook counts from 1904.
[[nodiscard]] std::string show_number(std::string_view stored, NumberFormat format, bool from_1904);

}  // namespace yingshen::extract::worker

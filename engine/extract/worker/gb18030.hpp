#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "extract/worker/converter.hpp"

namespace yingshen::extract::worker {

/// A text decoded from GB18030 (and so from GB2312 and GBK).
struct GbText {
    std::string utf8;           ///< undecodable bytes became U+FFFD
    std::size_t pairs = 0;      ///< two-byte characters
    std::size_t common = 0;     ///< of those, characters of GB2312
    std::size_t malformed = 0;  ///< bytes that are no GB18030
};

/// The C library's GB18030 decoder; made before the sandbox closes, as every Converter.
class Gb18030 {
  public:
    [[nodiscard]] GbText decode(std::string_view bytes) const;

  private:
    Converter converter_{"UTF-8", "GB18030"};
};

}  // namespace yingshen::extract::worker

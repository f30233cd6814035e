#pragma once
#include <cstddef>
#include <string>

namespace yingshen::bench {

/// A document of the sentences of tests/documents, set in lines of 36 Chinese characters, 30 lines
/// a page, again from the first where they run out.
[[nodiscard]] std::string pdf_of(std::size_t pages);
/// The same text, a line a paragraph, as a Word document.
[[nodiscard]] std::string docx_of(std::size_t pages);

}  // namespace yingshen::bench

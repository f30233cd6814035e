#pragma once
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "extract/document.hpp"

namespace yingshen::extract {

/// A document as JSON. `pretty` is for people and golden files.
[[nodiscard]] std::string encode(Document const& document, bool pretty = false);

/// Reads what a worker answered, as hostile text: sizes, every member, UTF-8, control characters,
/// coordinates. Anything unexpected is an error (`extract_answer_invalid`), never a guess.
[[nodiscard]] base::Result<Document> decode(std::string_view json);

}  // namespace yingshen::extract

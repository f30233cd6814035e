#pragma once
#include <string>
#include <string_view>

namespace yingshen::extract::worker {

/// Whether two pieces of a text join without a space: Chinese on either side.
[[nodiscard]] bool joins_tightly(std::string_view before, std::string_view after);
/// Whether a full line ends within a number that goes on in the next one: in Chinese, which is
/// broken anywhere, what stands close behind a character and ends where digits follow.
[[nodiscard]] bool tears_number(std::string_view before, std::string_view after);
/// Appends the next line of a paragraph, with a space between words of Latin letters.
void append_line(std::string& text, std::string_view line);

}  // namespace yingshen::extract::worker

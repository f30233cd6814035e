#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/recent_texts.hpp"

namespace yingshen::service {

/// A header or footer of a document, each once.
struct RunningText {
    std::string pattern;    ///< its words, with a NUL for each number that counts pages
    std::size_t block = 0;  ///< where it stands first
};

/// The headers and footers of a document that say more than the number of their page, in the order
/// of their first places; nothing where there are more than can be compared as a set.
[[nodiscard]] std::optional<std::vector<RunningText>> running_texts(MaterialText const& text);

/// Whether two patterns say the same: a number that counts pages is any number.
[[nodiscard]] bool says_the_same(std::string_view one, std::string_view other);

}  // namespace yingshen::service

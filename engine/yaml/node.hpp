#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingshen::yaml {

/// Where a node starts in its file; line and column count from 1.
struct Mark {
    int line = 0;
    int column = 0;
    auto operator<=>(Mark const&) const = default;
};

struct Entry;

/// A node of a parsed document, independent of yaml-cpp. A scalar keeps its text as written
/// (unquoted); maps keep their order; keys are plain scalars, each once.
struct Node {
    enum class Kind { null, scalar, sequence, map };
    Kind kind = Kind::null;
    Mark mark;
    std::string scalar;
    std::vector<Node> sequence;
    std::vector<Entry> map;

    /// The value under a key of a map, or nullptr.
    [[nodiscard]] Node const* find(std::string_view key) const;
    /// "nothing", "the text \"x\"", "a list", "a map".
    [[nodiscard]] std::string described() const;
};

/// A key of a map and its value, in the order of the file.
struct Entry {
    Node key;
    Node value;
};

/// Limits of pitfalls: exceeding one is a fault at the place where it happens.
inline constexpr std::size_t bytes_max = 256 * 1024;
inline constexpr int depth_max = 32;

/// Every document of a file ("---" separates them; most files have one). Anchors, aliases, tags,
/// duplicate keys, keys that are not scalars, invalid UTF-8 and the limits above are faults; the
/// place of a fault is `file:line:col`. Pure: `file` is only a name for messages. Never throws on
/// input.
[[nodiscard]] std::expected<std::vector<Node>, std::vector<base::Fault>> parse(
    std::string_view text, std::string_view file);

}  // namespace yingshen::yaml

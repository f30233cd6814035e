#include "yaml/node.hpp"

namespace yingshen::yaml {

Node const* Node::find(std::string_view key) const {
    for (auto const& [name, value] : map) {
        if (name.scalar == key) return &value;
    }
    return nullptr;
}

std::string Node::described() const {
    // Long texts are cut at a code point so that a fault stays one readable line of valid UTF-8.
    constexpr std::size_t bytes_shown_max = 60;
    switch (kind) {
        case Kind::null:
            return "nothing";
        case Kind::sequence:
            return sequence.empty() ? "an empty list" : "a list";
        case Kind::map:
            return map.empty() ? "an empty map" : "a map";
        case Kind::scalar:
            break;
    }
    auto end = scalar.size();
    if (end > bytes_shown_max) {
        end = bytes_shown_max;
        while (end > 0 && (static_cast<unsigned char>(scalar[end]) & 0xC0U) == 0x80U)
            --end;
    }
    return "the text \"" + scalar.substr(0, end) + (end < scalar.size() ? "…\"" : "\"");
}

}  // namespace yingshen::yaml

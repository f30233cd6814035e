#include "screening/fold.hpp"

#include <limits>
#include <stdexcept>

namespace yingshen::screening {
namespace {

constexpr char32_t fold_point(char32_t value) {
    value = fold_width(value);
    if (value >= U'A' && value <= U'Z') value += U'a' - U'A';
    return value;
}

}  // namespace

Folded::Folded(std::string_view bytes) : bytes_(bytes), original_(base::decode_utf8(bytes)) {
    if (original_.size() >= std::numeric_limits<std::uint32_t>::max()) {
        throw std::runtime_error("expected a text of fewer than 2^32 code points, but found more");
    }
    points_.reserve(original_.size());
    begin_.reserve(original_.size());
    end_.reserve(original_.size());
    for (std::uint32_t i = 0; i < original_.size(); ++i) {
        points_.push_back(malformed(i) ? barrier : fold_point(original_[i].value));
        begin_.push_back(i);
        end_.push_back(i + 1);
    }
}

bool Folded::malformed(std::size_t i) const {
    constexpr std::string_view replacement_character = "\xef\xbf\xbd";
    return original_[i].value == 0xfffd &&
           bytes_.substr(original_[i].byte, replacement_character.size()) != replacement_character;
}

Span Folded::span(std::size_t first, std::size_t last) const {
    return first == last ? Span{} : original_span(begin_[first], end_[last - 1]);
}

Span Folded::original_span(std::size_t first, std::size_t last) const {
    auto const byte = [&](std::size_t i) {
        return i == original_.size() ? bytes_.size() : original_[i].byte;
    };
    return {.begin = first, .end = last, .byte_begin = byte(first), .byte_end = byte(last)};
}

}  // namespace yingshen::screening

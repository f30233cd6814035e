#include "review/checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace yingshen::review {
namespace {

constexpr char32_t ideographic_space = 0x3000;

bool is_blank(std::string_view text) {
    return std::ranges::all_of(base::decode_utf8(text), [](base::CodePoint const& point) {
        return point.value <= U' ' || point.value == ideographic_space;
    });
}

}  // namespace

void Checks::text(std::string_view where, std::string_view value, std::size_t least,
                  std::size_t most) {
    if (auto const bad = base::invalid_utf8(value)) {
        fault(where, "a text in UTF-8", fmt::format("a malformed byte at offset {}", *bad));
        return;
    }
    auto const count = is_blank(value) && least > 0 ? 0 : base::count_code_points(value);
    if (count >= least && count <= most) return;
    fault(where,
          least > 0 ? fmt::format("{} to {} characters", least, most)
                    : fmt::format("at most {} characters", most),
          count == 0 ? "none" : std::to_string(count));
}

void Checks::fault(std::string_view where, std::string expected, std::string found) {
    faults_.push_back({std::string(where), std::move(expected), std::move(found)});
}

}  // namespace yingshen::review

// Whatever parses must survive being written and parsed again, and its canonical form, which is
// what gets hashed, must be the same bytes each time.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/json.hpp"
#include "base/utf8.hpp"

namespace {

using yingshen::base::Json;

bool has_double(Json const& value) {
    if (value.as_double()) return true;
    if (auto const* array = value.as_array()) return std::ranges::any_of(*array, has_double);
    if (auto const* object = value.as_object()) {
        return std::ranges::any_of(*object,
                                   [](auto const& member) { return has_double(member.second); });
    }
    return false;
}

void require(bool condition) {
    if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen::base;
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const value = parse_json(text, {.bytes_max = 1 << 16});
    if (!value) {
        require(value.error().code == "json_invalid" && !value.error().faults.empty());
        return 0;
    }
    require(!invalid_utf8(text));
    auto const again = parse_json(to_string(*value));
    require(again && *again == *value);
    auto const pretty = parse_json(to_pretty_string(*value));
    require(pretty && *pretty == *value);
    if (has_double(*value)) return 0;
    auto const form = canonical(*value);
    auto const of_form = parse_json(form);
    require(of_form && canonical(*of_form) == form && canonical(*again) == form);
    return 0;
}

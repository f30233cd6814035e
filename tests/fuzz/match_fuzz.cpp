// Rules and a text: every finding lies within the text, on whole code points, and the second engine
// of the tests, which tries everything at every place, finds the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.hpp"
#include "choices.hpp"
#include "require.hpp"
#include "unit/screening/naive.hpp"

namespace {

using namespace yingshen;
using fuzz::require;
using screening::Finding;
using screening::Screening;

/// The second engine is slow.
constexpr std::size_t bytes_max = 512;

bool begins_code_point(std::string_view bytes, std::size_t at) {
    if (at == bytes.size()) return true;
    auto const points = base::decode_utf8(bytes);
    return std::ranges::find(points, at, &base::CodePoint::byte) != points.end();
}

bool is_personal(Finding const& finding) {
    return finding.rule.starts_with("personal_data.");
}

void require_place(Finding const& finding, std::string_view bytes) {
    auto const& span = finding.span;
    require(span.begin <= span.end && span.byte_begin <= span.byte_end);
    require(span.byte_end <= bytes.size());
    require(begins_code_point(bytes, span.byte_begin) && begins_code_point(bytes, span.byte_end));
    auto const slice = bytes.substr(span.byte_begin, span.byte_end - span.byte_begin);
    require(base::decode_utf8(slice).size() == span.end - span.begin);
    require(is_personal(finding) || finding.text == slice);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::Choices choices({reinterpret_cast<char const*>(data), size});
    auto const rules = choices.rules();
    auto const bytes = choices.rest();
    if (bytes.size() > bytes_max) return 0;
    screening::Matcher const matcher(rules, {});
    screening::Subject const subject{words::Kind::marketing_material,
                                     {{"annual_rate_min", {"3.6"}}, {"annual_rate_max", {"18"}}},
                                     {2026, 11, 23}};
    auto screening = matcher.screen(bytes, subject);
    for (auto const& finding : screening.findings)
        require_place(finding, bytes);
    std::erase_if(screening.findings, is_personal);
    require(as_naive(screening, rules) == screening::NaiveEngine(rules).screen(bytes, subject));
    return 0;
}

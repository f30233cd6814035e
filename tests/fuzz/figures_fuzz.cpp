// Figures, dates, quantities and what `number` rules work out from them, of any text.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.hpp"
#include "require.hpp"
#include "screening/number_checks.hpp"
#include "screening/token.hpp"

namespace {

using namespace yingshen;
using fuzz::require;
using screening::Figure;
using screening::FigureKind;

constexpr std::size_t bytes_max = 2'048;

void require_figures(std::vector<Figure> const& figures, std::size_t size) {
    std::size_t end = 0;
    for (auto const& figure : figures) {
        require(figure.extent.begin >= end && figure.extent.begin < figure.extent.end);
        end = figure.extent.end;
        require(end <= size && std::isfinite(figure.value) && figure.value >= 0);
        if (figure.kind != FigureKind::date) continue;
        require(figure.is_real == base::parse_date(base::to_string(figure.date)).has_value());
    }
}

void require_tokens(std::string_view bytes) {
    screening::Lexicon lexicon;
    screening::TokenText const text(bytes, lexicon);
    std::uint32_t end = 0;
    for (auto const& token : text.tokens) {
        require(token.begin >= end && token.begin < token.end);
        end = token.end;
    }
    require(end <= text.original.size());
}

void require_checks(std::vector<Figure> const& figures, screening::Folded const& text) {
    words::FactSet const facts{{"annual_rate_min", {"3.6"}}, {"annual_rate_max", {"18"}}};
    screening::Vicinity vicinity(text);
    rulebook::Calculation number;
    number.label = {"起购金额", "期限", "利率"};
    for (auto const& check : words::all<rulebook::Check>()) {
        number.check = check.value;
        for (auto const& within : words::all<rulebook::Within>()) {
            number.within = within.value;
            number.of = static_cast<rulebook::Measure>(static_cast<unsigned>(within.value) % 3);
            for (auto const& place : check_numbers(number, figures, facts, vicinity)) {
                require(place.extent.begin < place.extent.end);
                require(place.extent.end <= text.original().size());
                require(!place.detail.empty() && !base::invalid_utf8(place.detail));
                // A rate that was worked out is none below zero; a range is quoted as it stands.
                require(check.value == rulebook::Check::same_everywhere ||
                        !place.detail.contains('-'));
            }
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size > bytes_max) return 0;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    screening::Folded const text(bytes);
    screening::Vicinity vicinity(text);
    require(vicinity.plain().size() == text.original().size());
    auto const figures = screening::figures(vicinity.plain());
    require_figures(figures, vicinity.plain().size());
    require_checks(figures, text);
    require_tokens(bytes);
    return 0;
}

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "rulebook/rule.hpp"
#include "screening/figures.hpp"
#include "screening/vicinity.hpp"

namespace yingshen::screening {

/// Where the figures of a text break a `number` rule, and what they come to.
struct NumberPlace {
    Extent extent;       ///< in code points of the original
    std::string detail;  ///< Chinese, one sentence
};

/// The most places of one rule in a text.
inline constexpr std::size_t number_places_max = 20;

/// The most annual rates near a figure that it is compared with, so that a text of nothing but
/// rates takes no longer than any other.
inline constexpr std::size_t near_rates_max = 64;

/// The places of a text with these figures, in order; what each check means stands in
/// rules/README.md.
[[nodiscard]] std::vector<NumberPlace> check_numbers(rulebook::Calculation const& number,
                                                     std::vector<Figure> const& figures,
                                                     words::FactSet const& facts,
                                                     Vicinity& vicinity);

/// For check_numbers only: the checks of rates, and those of dates and of repeated figures.
struct NumberChecking {
    rulebook::Calculation const& number;
    std::vector<Figure> const& figures;
    words::FactSet const& facts;
    Vicinity& vicinity;
    std::vector<NumberPlace> places{};
    std::optional<std::vector<Figure const*>> annual_rates{};  ///< in order, when first asked for

    void add(Figure const& figure, std::string detail);
    /// The annual rates near a figure, the first of them where there are many.
    [[nodiscard]] std::vector<Figure const*> annual_near(Figure const& figure,
                                                         rulebook::Within within);
    void find_missing_rates();
    void find_wrong_rates();
    void find_undeclared_rates();
    void find_instalment_costs();
    void find_dates();
    void find_differences();
};

/// Two decimals and a percent sign.
[[nodiscard]] std::string percent(double value);

}  // namespace yingshen::screening

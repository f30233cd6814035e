#include "screening/number_checks.hpp"

#include <algorithm>
#include <cmath>

#include "screening/figure_context.hpp"

namespace yingshen::screening {
namespace {

using rulebook::Check;
using rulebook::Measure;

/// How far behind its label a figure may begin.
constexpr std::size_t label_gap_max = 16;

std::string shown(base::Date date, bool has_year) {
    auto const day = std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
    return has_year ? std::to_string(date.year) + "年" + day : day;
}

/// A figure and, where it begins a range, the end of it, in one unit of its kind.
struct Said {
    double low = 0;
    double high = 0;
    std::string text;
    [[nodiscard]] bool says_the_same(Said const& other) const {
        auto const near = [](double a, double b) { return std::abs(a - b) < 1e-6; };
        return near(low, other.low) && near(high, other.high);
    }
};

double counted(Figure const& figure) {
    constexpr double months_a_year = 12;
    constexpr double days_apart = 1e6;  // days and months are not converted into each other
    if (figure.kind != FigureKind::term) return figure.value;
    if (figure.period == Period::year) return figure.value * months_a_year;
    return figure.period == Period::day ? figure.value + days_apart : figure.value;
}

FigureKind kind_of(Measure measure) {
    if (measure == Measure::amount) return FigureKind::amount;
    return measure == Measure::rate ? FigureKind::rate : FigureKind::term;
}

std::u32string half_width(std::string const& text) {
    std::u32string out;
    for (auto const& point : base::decode_utf8(text))
        out += fold_width(point.value);
    return out;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    for (auto const point : text)
        base::append_utf8(out, point);
    return out;
}

}  // namespace

std::string percent(double value) {
    constexpr long long hundred = 100;
    auto const cents = std::llround(value * 100);
    auto const rest = std::to_string(cents % hundred);
    return std::to_string(cents / hundred) + (rest.size() < 2 ? ".0" : ".") + rest + "%";
}

void NumberChecking::add(Figure const& figure, std::string detail) {
    if (places.size() < number_places_max) places.push_back({figure.extent, std::move(detail)});
}

void NumberChecking::find_dates() {
    Figure const* before = nullptr;
    for (auto const& figure : figures) {
        if (figure.kind != FigureKind::date) continue;
        if (!figure.is_real) {
            add(figure, "没有" + shown(figure.date, figure.has_year) + "这一天。");
        } else if (figure.ends_range && before != nullptr && before->is_real &&
                   before->has_year == figure.has_year && figure.date < before->date) {
            add(figure, "结束日期" + shown(figure.date, figure.has_year) + "早于开始日期" +
                            shown(before->date, before->has_year) + "。");
        }
        before = &figure;
    }
}

void NumberChecking::find_differences() {
    // One figure differs from none.
    auto const is_of_kind = [kind = kind_of(number.of)](Figure const& one) {
        return one.kind == kind;
    };
    if (std::ranges::count_if(figures, is_of_kind) < 2) return;
    std::u32string_view const text = vicinity.plain();
    std::vector<std::pair<std::size_t, std::size_t>> labels;  // where the figure may begin, or end
    for (auto const& label : number.label) {
        auto const words = half_width(label);
        for (auto at = text.find(words); at != text.npos; at = text.find(words, at + words.size()))
            labels.emplace_back(at + words.size(), at + words.size() + label_gap_max);
    }
    std::ranges::sort(labels);
    std::optional<Said> first;
    std::size_t done = 0;
    auto figure = figures.begin();
    for (auto const& [from, to] : labels) {
        figure = std::find_if(figure, figures.end(), [&](Figure const& one) {
            return is_of_kind(one) && one.extent.begin >= from;
        });
        if (figure == figures.end() || figure->extent.begin > to || figure->extent.begin < done)
            continue;
        auto const between = text.substr(from, figure->extent.begin - from);
        if (between.find_first_of(U"。;!?\n") != between.npos) continue;
        done = figure->extent.end;
        auto const next = std::next(figure);
        bool const is_range =
            next != figures.end() && next->ends_range && next->kind == figure->kind;
        auto const end = is_range ? next->extent.end : figure->extent.end;
        Said const said{counted(*figure), counted(is_range ? *next : *figure),
                        utf8(text.substr(figure->extent.begin, end - figure->extent.begin))};
        if (!first) {
            first = said;
        } else if (!said.says_the_same(*first)) {
            add(*figure, "此处为" + said.text + "，前文为" + first->text + "。");
        }
    }
}

std::vector<NumberPlace> check_numbers(rulebook::Calculation const& number,
                                       std::vector<Figure> const& figures,
                                       words::FactSet const& facts, Vicinity& vicinity) {
    NumberChecking checking{number, figures, facts, vicinity};
    switch (number.check) {
        case Check::annual_rate_missing:
            checking.find_missing_rates();
            break;
        case Check::annual_rate_disagrees:
            checking.find_wrong_rates();
            break;
        case Check::declared_rate:
            checking.find_undeclared_rates();
            break;
        case Check::dates_in_order:
            checking.find_dates();
            break;
        case Check::instalment_cost:
            checking.find_instalment_costs();
            break;
        case Check::same_everywhere:
            checking.find_differences();
            break;
    }
    return std::move(checking.places);
}

}  // namespace yingshen::screening

#include <algorithm>
#include <charconv>
#include <cmath>

#include "screening/number_checks.hpp"
#include "screening/rates.hpp"

namespace yingshen::screening {
namespace {

using rulebook::Within;

/// What rounding leaves between a rate and the one it was worked out from, in percentage points.
constexpr double tolerance = 0.05;

bool is_annual(Figure const& figure) {
    return figure.kind == FigureKind::rate && figure.period == Period::year && !figure.is_reference;
}

/// A price by the day, the month or the instalment: a rate, or an amount of interest or fees.
bool is_part_of_year(Figure const& figure) {
    if (figure.kind != FigureKind::rate && figure.kind != FigureKind::amount) return false;
    return figure.is_cost && !figure.is_reference && figure.period != Period::none &&
           figure.period != Period::year;
}

char const* title(Period period) {
    switch (period) {
        case Period::day:
            return "日";
        case Period::month:
            return "月";
        case Period::instalment:
            return "每期";
        case Period::total:
            return "总";
        case Period::none:
        case Period::year:
            return "";
    }
    return "";
}

std::optional<double> declared(words::FactSet const& facts, std::string_view name) {
    auto const found = facts.find(name);
    if (found == facts.end()) return std::nullopt;
    auto const& text = found->second.front();
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// The lowest and the highest annual rate that a rate can stand for.
struct Bounds {
    double low;
    double high;
};
std::optional<Bounds> annual_bounds(Figure const& figure) {
    if (figure.kind != FigureKind::rate || figure.is_reference || figure.is_fee)
        return std::nullopt;
    switch (figure.period) {
        case Period::day:
            return Bounds{of_days(figure.value, 360), of_days(figure.value, 365)};
        case Period::month:
            return Bounds{of_months(figure.value), of_months(figure.value)};
        case Period::year:
            return Bounds{figure.value, figure.value};
        case Period::none:
            if (!figure.is_cost) return std::nullopt;
            return Bounds{figure.value, figure.value};
        case Period::instalment:
        case Period::total:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Figure const*> NumberChecking::annual_near(Figure const& figure, Within within) {
    if (!annual_rates) {
        annual_rates.emplace();
        for (auto const& one : figures) {
            if (is_annual(one)) annual_rates->push_back(&one);
        }
    }
    auto const area = vicinity.around(within, figure.extent);
    std::vector<Figure const*> out;
    auto const begin = [](Figure const* one) { return one->extent.begin; };
    for (auto one = std::ranges::lower_bound(*annual_rates, area.begin, {}, begin);
         one != annual_rates->end() && (*one)->extent.end <= area.end &&
         out.size() < near_rates_max;
         ++one)
        out.push_back(*one);
    return out;
}

void NumberChecking::find_missing_rates() {
    for (auto const& figure : figures) {
        if (!is_part_of_year(figure) || !annual_near(figure, number.within).empty()) continue;
        auto detail = std::string("只有") + title(figure.period) + (figure.is_fee ? "费" : "息") +
                      "，附近没有年化利率";
        if (auto const bounds = annual_bounds(figure)) {
            detail += "；折合年化" + percent(bounds->low);
            if (bounds->high > bounds->low)
                detail += "（按360天）或" + percent(bounds->high) + "（按365天）";
        }
        add(figure, detail + "。");
    }
}

void NumberChecking::find_wrong_rates() {
    for (auto const& figure : figures) {
        auto const bounds = annual_bounds(figure);
        if (!bounds || (figure.period != Period::day && figure.period != Period::month)) continue;
        auto near = annual_near(figure, Within::sentence);
        if (near.empty()) near = annual_near(figure, Within::paragraph);
        auto const agrees = [&](Figure const* annual) {
            auto const is_near = [&](double value) {
                return std::abs(annual->value - value) <= tolerance;
            };
            return is_near(bounds->low) || is_near(bounds->high) ||
                   (annual->is_at_most && annual->value >= bounds->low);
        };
        if (near.empty() || std::ranges::any_of(near, agrees)) continue;
        auto detail = std::string(title(figure.period)) + "利率" + percent(figure.value) +
                      "折合年化" + percent(bounds->low);
        if (bounds->high > bounds->low)
            detail += "（按360天）或" + percent(bounds->high) + "（按365天）";
        add(*near.front(), detail + "，文中年化利率为" + percent(near.front()->value) + "。");
    }
}

void NumberChecking::find_undeclared_rates() {
    auto const low = declared(facts, "annual_rate_min");
    auto const high = declared(facts, "annual_rate_max");
    for (auto const& figure : figures) {
        auto const bounds = annual_bounds(figure);
        if (!bounds) continue;
        auto const shown = bounds->low == bounds->high
                               ? percent(bounds->low)
                               : percent(bounds->low) + "至" + percent(bounds->high);
        if (low && bounds->high < *low - tolerance) {
            add(figure, "年化" + shown + "，低于申报的下限" + percent(*low) + "。");
        } else if (high && bounds->low > *high + tolerance) {
            add(figure, "年化" + shown + "，高于申报的上限" + percent(*high) + "。");
        }
    }
}

void NumberChecking::find_instalment_costs() {
    constexpr double count_max = 120;
    auto const counts = [&](Figure const& one) {
        return one.kind == FigureKind::term && one.value >= 1 && one.value <= count_max &&
               (one.period == Period::instalment || one.period == Period::month);
    };
    Figure const* terms = nullptr;  // the last number of instalments before the figure
    auto next = figures.begin();    // the first one behind it
    for (auto figure = figures.begin(); figure != figures.end(); ++figure) {
        if (counts(*figure)) terms = &*figure;
        if (next <= figure) next = std::find_if(std::next(figure), figures.end(), counts);
        bool const is_each =
            figure->period == Period::instalment || figure->period == Period::month;
        if (figure->kind != FigureKind::rate || !figure->is_fee ||
            (!is_each && figure->period != Period::total))
            continue;
        auto const area = vicinity.around(Within::paragraph, figure->extent);
        auto const* used = terms != nullptr && terms->extent.begin >= area.begin ? terms : nullptr;
        if (used == nullptr && next != figures.end() && next->extent.end <= area.end) used = &*next;
        if (used == nullptr) continue;
        auto const count = static_cast<std::size_t>(used->value);
        auto const each = is_each ? figure->value : figure->value / used->value;
        constexpr double each_max = 100;
        if (each > each_max) continue;
        auto const cost = of_instalments(each, count);
        auto near = annual_near(*figure, Within::sentence);
        if (near.empty()) near = annual_near(*figure, Within::paragraph);
        auto const admits = [&](Figure const* annual) { return annual->value >= cost - tolerance; };
        if (near.empty() || std::ranges::any_of(near, admits)) continue;
        add(*near.front(), "分" + std::to_string(count) + "期、每期费率" + percent(each) +
                               "的实际年化（内部收益率）为" + percent(cost) + "，文中年化利率为" +
                               percent(near.front()->value) + "。");
    }
}

}  // namespace yingshen::screening

#include "screening/figures.hpp"

#include <array>

#include "screening/characters.hpp"
#include "screening/figure_context.hpp"
#include "screening/figure_value.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using View = std::u32string_view;

bool is_letter(char32_t value) {
    return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
}
bool is_digit(char32_t value) {
    return value >= U'0' && value <= U'9';
}

/// Whether a number, a date or a fraction can begin with it; most of a text cannot.
bool begins_number(char32_t value) {
    constexpr View numerals = U"一二三四五六七八九十两半百千万零〇壹贰叁肆伍陆柒捌玖拾貳叄";
    constexpr Characters quick(numerals);
    return is_digit(value) || (quick.may_have(value) && numerals.contains(value));
}

struct Unit {
    View word;
    FigureKind kind;
    double factor = 1;
    Period period = Period::none;
};
constexpr std::array units = {
    Unit{U"%", FigureKind::rate},
    Unit{U"‰", FigureKind::rate, 0.1},
    Unit{U"‱", FigureKind::rate, 0.01},
    Unit{U"元", FigureKind::amount},
    Unit{U"块", FigureKind::amount},
    Unit{U"个月", FigureKind::term, 1, Period::month},
    Unit{U"期", FigureKind::term, 1, Period::instalment},
    Unit{U"个自然日", FigureKind::term, 1, Period::day},
    Unit{U"天", FigureKind::term, 1, Period::day},
    Unit{U"日", FigureKind::term, 1, Period::day},
    Unit{U"年", FigureKind::term, 1, Period::year},
};
constexpr std::array fractions = {
    Unit{U"百分之", FigureKind::rate, 1},
    Unit{U"千分之", FigureKind::rate, 0.1},
    Unit{U"万分之", FigureKind::rate, 0.01},
};

/// Reads a text from front to back.
class Reader {
  public:
    explicit Reader(View text) : text_(text) {}

    std::vector<Figure> run() {
        for (std::size_t at = 0; at < text_.size();)
            at = step(at);
        return std::move(found_);
    }

  private:
    /// One past what was read at a place.
    std::size_t step(std::size_t at) {
        if (!begins_number(text_[at])) return at + 1;
        if (auto const date = read_date(at)) return add_date(at, *date);
        for (auto const& fraction : fractions) {
            if (!text_.substr(at).starts_with(fraction.word)) continue;
            auto const value = value_at(text_, skip_blanks(at + fraction.word.size()));
            if (!value) continue;
            add_rate({at, value->end}, value->number * fraction.factor);
            return value->end;
        }
        auto const value = value_at(text_, at);
        if (!value) {
            if (!is_digit(text_[at])) return at + 1;
            while (at < text_.size() && (is_digit(text_[at]) || text_[at] == U','))
                ++at;
            return at;
        }
        return std::max(add(at, *value), value->end);
    }

    std::size_t skip_blanks(std::size_t at) const {
        while (at < text_.size() && is_blank(text_[at]) && text_[at] != U'\n')
            ++at;
        return at;
    }

    View between(std::size_t from, std::size_t to) const { return text_.substr(from, to - from); }

    // --- dates

    std::optional<DateRead> read_date(std::size_t at) const {
        if (!is_digit(text_[at]) && !value_at(text_, at)) return std::nullopt;
        if (at > 0 && (is_digit(text_[at - 1]) || text_[at - 1] == U'.')) return std::nullopt;
        if (!begins_range(at)) return date_at(text_, at);
        auto const date = range_end_at(text_, at);
        if (!date || date->month.has_value() == date->year.has_value() || !date->month) return date;
        // 11.30 is a day only behind 2026.11.1, and where no unit makes it a number.
        auto const sign = text_[found_.back().extent.begin + 4];
        bool const is_short = text_[date->end - 1] != U'日' && text_[date->end - 1] != U'号';
        bool const has_unit =
            date->end < text_.size() && View(U"%‰万亿元年个折倍期天").contains(text_[date->end]);
        return is_short && ((sign != U'.' && sign != U'/') || has_unit) ? std::nullopt : date;
    }

    /// Whether the sign of a range, beside times of day and weekdays, parts this from a date
    /// before.
    bool begins_range(std::size_t at) const {
        constexpr std::size_t range_max = 20;
        if (found_.empty() || found_.back().kind != FigureKind::date || found_.back().ends_range)
            return false;
        auto const from = found_.back().extent.end;
        if (at < from || at - from > range_max) return false;
        std::u32string solid;
        bool aside = false;
        for (auto const value : between(from, at)) {
            aside = (aside || value == U'(') && value != U')';
            if (!aside && value != U')' && !is_blank(value) && !is_digit(value) && value != U':')
                solid += value;
        }
        return joint_of(solid) == Joint::range;
    }

    std::size_t add_date(std::size_t at, DateRead const& read) {
        constexpr int any_year = 2000;  // a leap year, so that 29 February is a day
        Figure figure{.kind = FigureKind::date, .extent = {at, read.end}, .date = {}};
        figure.has_year = read.year.has_value();
        figure.date = {read.year.value_or(any_year), read.month.value_or(1), read.day};
        if (begins_range(at)) {
            auto const& first = found_.back();
            figure.ends_range = true;
            if (!read.month) figure.date.month = first.date.month;
            if (!read.year) {
                figure.has_year = first.has_year;
                bool const over_new_year = first.date.month >= 10 && figure.date.month <= 3;
                figure.date.year = first.date.year + (over_new_year ? 1 : 0);
            }
        }
        figure.is_real = base::parse_date(base::to_string(figure.date)).has_value();
        found_.push_back(figure);
        return read.end;
    }

    // --- numbers

    std::size_t add(std::size_t begin, Value const& value) {
        auto const at = skip_blanks(value.end);
        bool const in_word = begin > 0 && is_letter(text_[begin - 1]);
        for (auto const& unit : units) {
            if (!text_.substr(at).starts_with(unit.word)) continue;
            auto const end = at + unit.word.size();
            if (unit.kind == FigureKind::rate) {
                add_rate({begin, end}, value.number * unit.factor);
            } else if (!in_word && unit.kind == FigureKind::amount) {
                add_amount({begin, end}, value.number);
            } else if (!in_word) {
                add_term({begin, end}, value.number, unit.period);
            }
            return end;
        }
        if (auto const end = add_interest(begin, value, at)) return end;
        if (opens_rate_range(value.end)) {
            add_rate({begin, value.end}, value.number);
        } else if (!in_word && is_round_amount(value.end)) {
            add_amount({begin, value.end}, value.number);
        }
        return value.end;
    }

    /// 3.6 of 3.6-18%.
    bool opens_rate_range(std::size_t at) const {
        if (at == text_.size() || !View(U"-~–—至到").contains(text_[at])) return false;
        auto const next = value_at(text_, at + 1);
        return next && next->end < text_.size() && text_[next->end] == U'%';
    }

    /// 20万 where 元 goes without saying.
    bool is_round_amount(std::size_t end) const {
        if (text_[end - 1] != U'万' && text_[end - 1] != U'亿') return false;
        return end == text_.size() || is_blank(text_[end]) ||
               View(U"起额以的可内,。;、!?)").contains(text_[end]);
    }

    /// 月息3厘 is 0.3% a month, 年息1分 10% a year, 日息1厘 0.01% a day.
    std::size_t add_interest(std::size_t begin, Value const& value, std::size_t at) {
        if (at == text_.size() || (text_[at] != U'厘' && text_[at] != U'分')) return 0;
        auto const words = words_before(text_, begin, last_figure_);
        auto const period = period_before(words);
        if (words.find(U'息') == View::npos || period == Period::none) return 0;
        auto const li = period == Period::year ? 1.0 : period == Period::month ? 0.1 : 0.01;
        add_rate({begin, at + 1}, value.number * li * (text_[at] == U'分' ? 10 : 1));
        return at + 1;
    }

    /// 12期 shortly before a fee that names no instalment: the fee is for all of them.
    bool follows_instalments(std::size_t begin, View words) const {
        return names_fee(words) && !found_.empty() && found_.back().kind == FigureKind::term &&
               found_.back().period == Period::instalment &&
               found_.back().extent.end + words.size() >= begin;
    }

    void add_rate(Extent extent, double percent) {
        constexpr double percent_max = 1e6;  // the price of nothing, and the year's rate of it less
        if (percent > percent_max) return;
        Figure figure{.kind = FigureKind::rate, .extent = extent, .value = percent, .date = {}};
        auto const joint = found_.empty() || found_.back().kind != FigureKind::rate
                               ? Joint::none
                               : joint_of(between(found_.back().extent.end, extent.begin));
        auto const words = words_before(text_, extent.begin, last_figure_);
        figure.is_at_most = names_limit(words);
        if (joint != Joint::none) {
            auto const& before = found_.back();
            figure.period = before.period;
            figure.is_cost = before.is_cost;
            figure.is_fee = before.is_fee;
            figure.is_reference = before.is_reference;
            figure.ends_range = joint == Joint::range;
        } else {
            figure.period = period_before(words);
            figure.is_fee = names_fee(words);
            figure.is_cost = names_cost(words) || figure.period != Period::none;
            figure.is_reference = names_reference(words);
            if (figure.period == Period::none && follows_instalments(extent.begin, words))
                figure.period = Period::total;
        }
        auto const behind = period_behind(text_, extent.end);
        if (behind != Period::none && (behind == Period::year || figure.is_cost))
            figure.period = behind;
        last_figure_ = extent.end;
        found_.push_back(figure);
    }

    void add_amount(Extent extent, double yuan) {
        Figure figure{.kind = FigureKind::amount, .extent = extent, .value = yuan, .date = {}};
        auto const words = words_before(text_, extent.begin, last_figure_);
        figure.is_cost = names_cost(words);
        if (figure.is_cost) figure.period = period_before(words);
        if (!found_.empty() && found_.back().kind == FigureKind::amount) {
            figure.ends_range =
                joint_of(between(found_.back().extent.end, extent.begin)) == Joint::range;
        }
        last_figure_ = extent.end;
        found_.push_back(figure);
    }

    void add_term(Extent extent, double count, Period period) {
        auto const before = extent.begin == 0 ? U' ' : text_[extent.begin - 1];
        auto const behind = extent.end == text_.size() ? U' ' : text_[extent.end];
        if (before == U'第' ||
            (period == Period::instalment && View(U"间限望货待权初末").contains(behind)))
            return;
        constexpr double years_max = 100;
        if (period == Period::year && count > years_max) return;
        Figure figure{.kind = FigureKind::term, .extent = extent, .value = count, .date = {}};
        figure.period = period;
        found_.push_back(figure);
    }

    View text_;
    std::vector<Figure> found_;
    /// The end of the last rate or amount: what stands before it speaks of that one.
    std::size_t last_figure_ = 0;
};

}  // namespace

std::vector<Figure> figures(View text) {
    return Reader(text).run();
}

}  // namespace yingshen::screening

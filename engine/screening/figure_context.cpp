#include "screening/figure_context.hpp"

#include <algorithm>
#include <array>

#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using View = std::u32string_view;

constexpr std::size_t words_max = 24;
constexpr std::size_t joint_max = 6;

struct Sign {
    View word;
    Period period;
    bool needs_cost = false;  ///< says nothing unless interest or a fee is named
};

constexpr std::array signs = {
    Sign{U"年化", Period::year},
    Sign{U"年利率", Period::year},
    Sign{U"年息", Period::year},
    Sign{U"年利息", Period::year},
    Sign{U"年费率", Period::year},
    Sign{U"年收益率", Period::year},
    Sign{U"日利率", Period::day},
    Sign{U"日息", Period::day},
    Sign{U"日利息", Period::day},
    Sign{U"日费率", Period::day},
    Sign{U"月利率", Period::month},
    Sign{U"月息", Period::month},
    Sign{U"月利息", Period::month},
    Sign{U"月费率", Period::month},
    Sign{U"月手续费", Period::month},
    Sign{U"总费率", Period::total},
    Sign{U"总手续费", Period::total},
    Sign{U"每期", Period::instalment, true},
    Sign{U"单期", Period::instalment, true},
    Sign{U"每日", Period::day, true},
    Sign{U"每天", Period::day, true},
    Sign{U"一天", Period::day, true},
    Sign{U"按日", Period::day, true},
    Sign{U"每月", Period::month, true},
    Sign{U"按月", Period::month, true},
    Sign{U"每年", Period::year, true},
};
constexpr std::array behind = {
    Sign{U"/日", Period::day},         Sign{U"/天", Period::day},
    Sign{U"每日", Period::day},        Sign{U"每天", Period::day},
    Sign{U"/月", Period::month},       Sign{U"每月", Period::month},
    Sign{U"/年", Period::year},        Sign{U"每年", Period::year},
    Sign{U"年化", Period::year},       Sign{U"/期", Period::instalment},
    Sign{U"每期", Period::instalment}, Sign{U"p.a", Period::year},
};

bool has_any(View words, std::initializer_list<View> wanted) {
    return std::ranges::any_of(wanted, [&](View word) { return words.find(word) != View::npos; });
}

/// One past the last of these words, or 0.
std::size_t last_of(View words, std::initializer_list<View> wanted) {
    std::size_t last = 0;
    for (auto const word : wanted) {
        auto const at = words.rfind(word);
        if (at != View::npos) last = std::max(last, at + word.size());
    }
    return last;
}

}  // namespace

View words_before(View text, std::size_t at, std::size_t figure_before) {
    auto from = at;
    bool other = false;
    std::size_t lines = 0;
    while (from > figure_before && at - from < words_max) {
        auto const sign = text[from - 1];
        if (View(U"。;!?,").find(sign) != View::npos) break;
        if (sign == U'\n' && (other || ++lines > 1)) break;
        other = other || !is_blank(sign);
        --from;
    }
    return text.substr(from, at - from);
}

Period period_before(View words) {
    auto found = Period::none;
    std::size_t last = 0;
    for (auto const& [word, period, needs_cost] : signs) {
        auto const at = words.rfind(word);
        if (at == View::npos || at + word.size() <= last) continue;
        if (needs_cost && !names_cost(words)) continue;
        last = at + word.size();
        found = period;
    }
    return found;
}

Period period_behind(View text, std::size_t at) {
    while (at < text.size() && (text[at] == U' ' || text[at] == U'('))
        ++at;
    for (auto const& [word, period, needs_cost] : behind) {
        if (text.substr(at).starts_with(word)) return period;
    }
    return Period::none;
}

bool names_cost(View words) {
    return has_any(words, {U"利率", U"利息", U"日息", U"月息", U"年息", U"费率", U"手续费",
                           U"手續費", U"服务费", U"息费"});
}

bool names_fee(View words) {
    return last_of(words, {U"费率", U"手续费", U"手續費", U"服务费"}) >
           last_of(words, {U"利率", U"利息", U"息"});
}

bool names_limit(View words) {
    return has_any(words, {U"不超过", U"不高于", U"最高", U"上限", U"至多", U"封顶"});
}

bool names_reference(View words) {
    return has_any(words, {U"LPR", U"lpr", U"报价利率", U"基准利率", U"罚息", U"逾期", U"违约金",
                           U"滞纳金", U"司法保护"});
}

Joint joint_of(View between) {
    if (between.size() > joint_max) return Joint::none;
    std::u32string solid(between);
    std::erase_if(solid, is_blank);
    if (solid.starts_with(U'起')) solid.erase(0, 1);
    if (has_any(solid, {U"-", U"~", U"–", U"—", U"至", U"到"}) && solid.size() <= 2)
        return Joint::range;
    constexpr std::array lists = {View(U"、"), View(U","), View(U"/"), View(U"或"), View(U"和")};
    return std::ranges::find(lists, View(solid)) == lists.end() ? Joint::none : Joint::list;
}

}  // namespace yingshen::screening

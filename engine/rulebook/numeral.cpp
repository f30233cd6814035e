#include "rulebook/numeral.hpp"

#include <array>
#include <charconv>

namespace yingshen::rulebook {
namespace {

constexpr std::array<std::string_view, 10> digits = {"零", "一", "二", "三", "四",
                                                     "五", "六", "七", "八", "九"};
struct Unit {
    int value;
    std::string_view name;
};
constexpr std::array<Unit, 4> units = {{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}};

/// Takes a number of 1 to 4 digits without a leading zero off the front of `rest`.
std::optional<int> take_number(std::string_view& rest) {
    int value = 0;
    auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    auto const length = static_cast<std::size_t>(end - rest.data());
    if (error != std::errc{} || length > 4 || value < 1 || rest.front() == '0') return std::nullopt;
    rest.remove_prefix(length);
    return value;
}

bool take(std::string_view& rest, char mark) {
    if (!rest.starts_with(mark)) return false;
    rest.remove_prefix(1);
    return true;
}

}  // namespace

std::string chinese_numeral(int value) {
    if (value >= 10 && value < 20) {
        return "十" + (value == 10 ? std::string()
                                   : std::string(digits[static_cast<std::size_t>(value - 10)]));
    }
    std::string text;
    bool gap = false;
    for (auto const& unit : units) {
        auto const digit = static_cast<std::size_t>(value / unit.value % 10);
        if (digit == 0) {
            gap = !text.empty();
            continue;
        }
        if (gap) text += digits[0];
        gap = false;
        text += digits[digit];
        text += unit.name;
    }
    return text;
}

std::optional<std::string> article_name(std::string_view article) {
    auto const number = take_number(article);
    if (!number) return std::nullopt;
    auto name = "第" + chinese_numeral(*number) + "条";
    if (take(article, '-')) {
        auto const inserted = take_number(article);
        if (!inserted) return std::nullopt;
        name += "之" + chinese_numeral(*inserted);
    }
    if (take(article, '.')) {
        auto const paragraph = take_number(article);
        if (!paragraph) return std::nullopt;
        name += "第" + chinese_numeral(*paragraph) + "款";
    }
    if (take(article, '(')) {
        auto const item = take_number(article);
        if (!item || !take(article, ')')) return std::nullopt;
        name += "第（" + chinese_numeral(*item) + "）项";
    }
    if (!article.empty()) return std::nullopt;
    return name;
}

}  // namespace yingshen::rulebook

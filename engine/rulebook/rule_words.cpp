#include "rulebook/rule_words.hpp"

namespace yingshen::words {
namespace {

using rulebook::Check;
using rulebook::Measure;
using rulebook::RuleKind;
using rulebook::Within;

constexpr Word<RuleKind> rule_kinds[] = {
    {RuleKind::forbid, "forbid", "禁止", "Forbidden words"},
    {RuleKind::require, "require", "应载明", "Required words"},
    {RuleKind::ask, "ask", "需人工判断", "A question to a person"},
    {RuleKind::number, "number", "数值核对", "Figures"},
};
constexpr Word<Within> withins[] = {
    {Within::sentence, "sentence", "同一句", "The same sentence"},
    {Within::paragraph, "paragraph", "同一段", "The same paragraph"},
    {Within::screen, "screen", "同一屏", "The same screen"},
    {Within::whole, "whole", "全文", "The whole text"},
};
constexpr Word<Check> checks[] = {
    {Check::annual_rate_missing, "annual_rate_missing", "缺年化利率", "Annual rate missing"},
    {Check::annual_rate_disagrees, "annual_rate_disagrees", "年化利率不符",
     "Annual rate disagrees"},
    {Check::declared_rate, "declared_rate", "与申报利率不符", "Not the declared rate"},
    {Check::dates_in_order, "dates_in_order", "日期先后有误", "Dates out of order"},
    {Check::instalment_cost, "instalment_cost", "分期实际成本不符", "Cost of instalments"},
    {Check::same_everywhere, "same_everywhere", "前后不一致", "Not the same everywhere"},
};
constexpr Word<Measure> measures[] = {
    {Measure::amount, "amount", "金额", "Amount"},
    {Measure::rate, "rate", "利率或费率", "Rate"},
    {Measure::term, "term", "期限", "Term"},
};

}  // namespace

template <>
std::span<Word<RuleKind> const> all<RuleKind>() {
    return rule_kinds;
}
template <>
std::span<Word<Within> const> all<Within>() {
    return withins;
}
template <>
std::span<Word<Check> const> all<Check>() {
    return checks;
}
template <>
std::span<Word<Measure> const> all<Measure>() {
    return measures;
}

}  // namespace yingshen::words

#pragma once
#include <string_view>

/// Words of questions and of their answers. Half width, simplified.
namespace yingshen::screening {

inline constexpr std::u32string_view question_ends[] = {U"吗", U"么"};
/// Ask without a particle at the end: 能不能写“保本”？
inline constexpr std::u32string_view question_words[] = {
    U"是不是", U"能不能", U"可不可以", U"会不会", U"是否", U"能否", U"可否", U"对不对", U"行不行"};
/// Expect their answer, so that it denies nothing.
inline constexpr std::u32string_view rhetorical_questions[] = {U"还有", U"难道", U"谁", U"哪",
                                                               U"比",   U"岂",   U"何", U"怎"};
/// What a customer is glad to hear denied.
inline constexpr std::u32string_view drawbacks[] = {
    U"会亏",   U"会跌", U"会赔", U"亏本",   U"亏钱", U"亏损", U"赔钱",
    U"有风险", U"损失", U"被骗", U"要收费", U"收费", U"要钱", U"贵",
    U"麻烦",   U"限制", U"门槛", U"影响",   U"抵押", U"担保", U"征信"};
/// A word with one of these denies something itself.
inline constexpr std::u32string_view self_denials = U"不没无非未零0";
inline constexpr std::u32string_view answer_heads[] = {U"答:", U"答复:", U"回答:", U"客服:", U"A:"};
inline constexpr std::u32string_view closing_marks = U"”’」』》】)\"'";
inline constexpr std::u32string_view refusals[] = {
    U"不能",   U"不可",   U"不行", U"不是", U"不会",   U"不对",   U"不等于", U"没有",
    U"并非",   U"并不",   U"当然", U"错",   U"假的",   U"不存在", U"不一定", U"未必",
    U"不正确", U"不符合", U"别信", U"否",   U"不要信", U"不代表", U"不属于", U"不需要"};
/// 当然 may begin either answer.
inline constexpr std::u32string_view refusing_behind = U"不没";
/// The longest head and white space between a question and its answer.
inline constexpr std::size_t answer_gap_max = 12;

}  // namespace yingshen::screening

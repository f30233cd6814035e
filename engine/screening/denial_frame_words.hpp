#pragma once
#include <string_view>

/// Words of warnings that reach beyond a clause. Half width, simplified.
namespace yingshen::screening {

/// Who says forbidden words in a warning: 不法分子利用短信，以“保本”为诱饵.
inline constexpr std::u32string_view frauds[] = {
    U"不法分子", U"犯罪分子", U"诈骗分子", U"骗子",     U"不法中介", U"黑中介",   U"非法中介",
    U"不良中介", U"不法机构", U"非法机构", U"不法商户", U"嫌疑人",   U"诈骗团伙", U"犯罪团伙",
    U"诈骗短信", U"诈骗电话", U"黑灰产",   U"黑产",     U"违规平台", U"非法平台", U"不法平台",
    U"诈骗平台", U"虚假平台", U"不法人员", U"传销组织", U"刷单平台", U"涉诈",     U"假冒网站",
    U"骗局",     U"诈骗",     U"传销",     U"非法集资", U"庞氏",
};
/// Warn of what is quoted in a later clause of the sentence.
inline constexpr std::u32string_view warnings[] = {
    U"警惕", U"谨防", U"提防",   U"严防",     U"当心",     U"小心",
    U"防范", U"反诈", U"防诈骗", U"切勿轻信", U"不要轻信", U"非法集资"};

/// Whoever offers the product itself; behind one of the marks the name is only borrowed:
/// 以我行名义.
inline constexpr std::u32string_view own_parties[] = {
    U"我行",   U"本行", U"我们", U"我司", U"本公司", U"本产品", U"本理财", U"本店",
    U"本平台", U"这里", U"官方", U"正规", U"本基金", U"本存款", U"本贷款"};
inline constexpr std::u32string_view borrowing_marks = U"以充冒用借着称造扮向对假非到“";

/// A clause that begins so says what the clause before it speaks of: 承诺“保本”，都是骗局.
inline constexpr std::u32string_view verdict_starts[] = {
    U"均",       U"都是",     U"全都是", U"那是",   U"那就是", U"这是",   U"已责令", U"是对",
    U"一经查实", U"一经发现", U"都属",   U"皆",     U"全是",   U"全部是", U"实为",   U"实则",
    U"实际",     U"其实",     U"往往",   U"多为",   U"多半",   U"大多",   U"一律",   U"纯属",
    U"属",       U"就是",     U"涉嫌",   U"无一",   U"统统",   U"引诱",   U"诱骗",   U"骗取",
    U"从而",     U"已被",     U"是典型", U"是非",   U"是诈",   U"是骗",   U"是违",   U"很可能",
    U"极可能",   U"可能是",   U"这些",   U"这类",   U"这种",   U"此类",   U"这就是", U"上述",
    U"以上",     U"目的是",   U"最容易", U"很容易", U"极易",   U"容易"};
/// The same, of words in quotation marks.
inline constexpr std::u32string_view advice_starts[] = {
    U"请先", U"请立即", U"请马上", U"请提高", U"请保持", U"请多",  U"请及时",
    U"切勿", U"请勿",   U"不要",   U"千万",   U"谨防",   U"警惕",  U"当心",
    U"小心", U"就要",   U"务必",   U"应立即", U"应当",   U"请务必"};

/// Introduce a list, before a colon: 以下行为一律禁止：
inline constexpr std::u32string_view list_words[] = {U"以下", U"下列", U"如下", U"下述", U"这些"};
/// Introduce a list of what frauds say or do.
inline constexpr std::u32string_view fraud_lists[] = {
    U"常见话术", U"惯用话术", U"诈骗话术", U"骗子话术", U"常见骗局", U"典型骗局",
    U"骗局有",   U"骗局包括", U"骗局如下", U"骗术",     U"诈骗手法", U"诈骗套路",
    U"常见套路", U"常见陷阱", U"诈骗手段", U"违规情形", U"禁止行为", U"禁止用语",
    U"负面清单", U"违规行为", U"违法行为", U"错在哪",   U"误导话术", U"违规话术"};
/// The same, where none of the words behind stands in the line: 诱饵一：保本高息.
inline constexpr std::u32string_view fraud_heads[] = {U"诱饵", U"骗局", U"陷阱", U"套路", U"圈套"};
inline constexpr std::u32string_view fraud_free[] = {U"拒绝", U"远离", U"没有", U"无",
                                                     U"告别", U"不",   U"零",   U"避开"};
/// How far a list reaches behind its colon, in characters.
inline constexpr std::size_t list_reach = 200;
/// The longest quotation that is taken as one, on either side of a word.
inline constexpr std::size_t quotation_max = 40;
/// Tell that the paragraph is about a case, so that its quotations are what others said.
inline constexpr std::u32string_view case_words[] = {
    U"民警",     U"警方",     U"派出所",   U"报案",     U"被骗",     U"受骗",
    U"骗子",     U"诈骗分子", U"虚假网站", U"虚假平台", U"被拉黑",   U"血本无归",
    U"行政处罚", U"扣减绩效", U"通报批评", U"监管通报", U"案例材料", U"误导话术",
    U"违规话术", U"典型案例", U"检察院",   U"法院判决"};
/// How far it is looked for on either side, in characters.
inline constexpr std::size_t case_reach = 200;
/// What joins quotations to a row, and how many of a row are looked at: “保本”、“零风险”和“稳赚”.
inline constexpr std::u32string_view quotation_joints = U"、,;和与或及";
inline constexpr std::size_t quotations_max = 8;

}  // namespace yingshen::screening

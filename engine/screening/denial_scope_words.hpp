#pragma once
#include <string_view>

/// Words by which the reach of a denial within its clause is told: what hands it on, what takes it
/// for itself, and what makes an assertion of it. Half width, simplified.
namespace yingshen::screening {

/// Verbs that hand a denial on to what is said, sold or made of them: 严禁对外宣传保本.
inline constexpr std::u32string_view reporting_words[] = {
    U"承诺", U"宣传", U"宣称", U"声称", U"谎称", U"自称", U"称",   U"使用", U"暗示",
    U"明示", U"保证", U"发布", U"推介", U"推荐", U"推出", U"推销", U"营销", U"销售",
    U"出售", U"提供", U"作出", U"做出", U"出现", U"标榜", U"鼓吹", U"吹嘘", U"夸大",
    U"误导", U"诱导", U"引诱", U"认为", U"误认", U"相信", U"轻信", U"理解", U"打着",
    U"以“",  U"含",   U"签订", U"包装", U"许诺", U"担保", U"话术", U"口号", U"旗号",
    U"名义", U"介绍", U"散布", U"传播", U"发放", U"打出", U"用“",  U"说",   U"写",
    U"印",   U"诱骗", U"招揽", U"表述", U"字样", U"追求", U"存在",
};

/// Verbs that take for themselves what follows, which is then taken for granted: 严禁外传保本理财.
inline constexpr std::u32string_view taking_words[] = {
    U"外传", U"外泄", U"泄露", U"泄漏", U"透露",   U"截图",   U"截屏",   U"拍照", U"拍摄", U"录音",
    U"录像", U"复制", U"抄袭", U"模仿", U"仿冒",   U"转让",   U"转借",   U"转卖", U"倒卖", U"支取",
    U"赎回", U"退保", U"取消", U"错过", U"错失",   U"犹豫",   U"迟疑",   U"观望", U"怀疑", U"质疑",
    U"担心", U"担忧", U"忘记", U"忘了", U"忽视",   U"忽略",   U"小看",   U"低估", U"放过", U"放弃",
    U"浪费", U"辜负", U"拖延", U"等待", U"后悔",   U"进入",   U"入内",   U"围观", U"插队", U"排队",
    U"哄抢", U"抢购", U"代领", U"冒领", U"骗不走", U"抢不走", U"不信任", U"嫌弃", U"眨眼", U"走开",
    U"离开", U"吸烟", U"喧哗", U"携带", U"领取",   U"兑换",
};
/// … where they stand so near to the denial, and none of these before them: 不得因赎回承诺保本.
inline constexpr std::size_t taking_reach = 6;
inline constexpr std::u32string_view leading_in = U"因以借为在向把将由经用靠";

/// Denials of what a seller boasts of not doing, which are over where an object of their own, a
/// consequence or a relative 的 follows: 避免风险的保本产品, 不设门槛就能提额.
inline constexpr std::u32string_view acting_words[] = {
    U"避免",   U"以防", U"杜绝",   U"防范",   U"防止", U"不进行", U"不采取", U"不采用", U"不开展",
    U"不参与", U"不设", U"不设置", U"不会",   U"不向", U"不搞",   U"不强制", U"不采集", U"不对",
    U"不把",   U"不贪", U"不受理", U"不面向", U"不以", U"不再",   U"从未",   U"不可能",
};
inline constexpr std::u32string_view own_objects[] = {
    U"风险", U"亏损", U"损失", U"波动", U"下跌", U"排队", U"等待", U"门槛", U"套路", U"负担",
    U"担忧", U"麻烦", U"费用", U"高息", U"亏本", U"贬值", U"缩水", U"上限", U"限制", U"后顾之忧",
};
/// An object is not the last where one of these follows: 避免淡化风险、承诺保本.
inline constexpr std::u32string_view joining_marks = U"、或和及与等";
inline constexpr std::u32string_view consequences[] = {
    U"就能", U"就可", U"就是",   U"即可", U"即能",   U"便能", U"便可",
    U"也能", U"也可", U"照样能", U"都能", U"同样能", U"才叫", U"才是",
};
/// 的 behind these belongs to the word: 不会作任何形式的保本承诺.
inline constexpr std::u32string_view attributes[] = {
    U"形式的", U"所谓的", U"虚假的", U"不实的",   U"夸大的", U"违规的", U"非法的",
    U"类似的", U"相关的", U"任何的", U"绝对的",   U"性质的", U"性的",   U"他人的",
    U"诱人的", U"口头的", U"书面的", U"变相的",   U"隐性的", U"过度的", U"一定的",
    U"这样的", U"那样的", U"不当的", U"陌生人的",
};
/// Concede what comes first and assert what follows: 即使市场下跌也保本.
inline constexpr std::u32string_view conceding_words[] = {U"即使", U"即便"};
inline constexpr std::u32string_view conceded[] = {U"也",   U"都", U"仍",   U"依然", U"依旧",
                                                   U"照样", U"亦", U"同样", U"一样"};
/// Define instead of doubting: 所谓理财就是要零风险.
inline constexpr std::u32string_view defining_words[] = {U"所谓"};
inline constexpr std::u32string_view defined[] = {U"就是", U"是指", U"即是"};

/// A question that means the opposite of what it denies: 谁说不能保收益.
inline constexpr std::u32string_view rhetorical_words[] = {
    U"谁说", U"谁敢说", U"难道", U"岂", U"何尝", U"怎么会", U"怎会", U"怎能", U"怎么能", U"何愁"};
/// A second denial before 不 or 非: 无不保本, 没有一款不保本.
inline constexpr std::u32string_view doubling_words[] = {
    U"无",     U"莫",     U"没有",     U"没有一款", U"没有一个", U"没有一种", U"没有哪款",
    U"无一款", U"没理由", U"没有理由", U"不得",     U"不能",     U"不可",     U"不会"};
/// The same, where one stands anywhere before it: 没有一款产品不保本.
inline constexpr std::u32string_view doubling_ahead[] = {U"没有一", U"没有哪", U"没有任何",
                                                         U"无一"};
/// 非行业第一莫属 is no denial.
inline constexpr std::u32string_view affirming_behind[] = {U"莫属"};
/// What may stand between 没有, 不提供 and other near denials and the word.
inline constexpr std::u32string_view degrees[] = {
    U"任何形式的", U"任何", U"所谓的", U"所谓", U"绝对的", U"绝对", U"真正的",
    U"真正",       U"一定", U"完全",   U"什么", U"这种",   U"此类", U"这样的",
    U"过",         U"这样", U"那种",   U"哪种", U"百分百", U"一款", U"一种"};
inline constexpr std::size_t degrees_max = 3;

/// Doubt what others say; said of the bank itself they doubt nothing: 我行郑重宣称保本.
inline constexpr std::u32string_view claiming_words[] = {U"宣称", U"声称", U"自称"};
/// Frauds of which a seller may boast to be none: 不忽悠.
inline constexpr std::u32string_view fraud_verbs[] = {U"忽悠", U"误导", U"诱骗"};
inline constexpr std::u32string_view boasting_before[] = {U"不", U"没", U"拒绝", U"绝不", U"远离"};

}  // namespace yingshen::screening

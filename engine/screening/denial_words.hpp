#pragma once
#include <string_view>

/// Words that turn a forbidden word into what is forbidden, denied or warned of. Half width,
/// simplified; matched against the original in half width.
namespace yingshen::screening {

/// Deny whatever follows in their clause: 不得宣传或承诺保本, 禁止使用下列词语：保本、零风险.
inline constexpr std::u32string_view denying_words[] = {
    U"不得",     U"严禁",       U"禁止",       U"禁用",       U"杜绝",     U"警惕",
    U"谨防",     U"严防",       U"切勿",       U"勿信",       U"勿轻信",   U"勿相信",
    U"不要轻信", U"不要相信",   U"不轻信",     U"不应",       U"不许",     U"不准",
    U"不允许",   U"不承诺",     U"不保证",     U"不作出",     U"不做出",   U"不构成",
    U"不代表",   U"不等于",     U"不等同于",   U"不意味着",   U"虚假宣传", U"违规宣传",
    U"谎称",     U"避免",       U"以防",       U"不进行",     U"不采取",   U"不采用",
    U"不开展",   U"不参与",     U"不设置",     U"未承诺",     U"无权",     U"请勿",
    U"勿将",     U"勿向",       U"勿把",       U"不要将",     U"不要把",   U"不要向",
    U"不要告诉", U"不向",       U"不会要求",   U"不会索要",   U"不会以",   U"不会向",
    U"不会将",   U"不鼓励",     U"不提倡",     U"未授权",     U"轻信",     U"不搞",
    U"不强制",   U"不采集",     U"不设",       U"不对",       U"不会就",   U"幻想",
    U"所谓",     U"宣称",       U"声称",       U"自称",       U"盲目追求", U"过度追求",
    U"因追求",   U"并非所有",   U"不是所有",   U"不会",       U"劝您",     U"诱导",
    U"诱骗",     U"忽悠",       U"不能将",     U"不能视为",   U"不能承诺", U"不能宣传",
    U"即使",     U"即便",       U"误导",       U"违规话术",   U"不实",     U"不以",
    U"不预示",   U"不受理",     U"不面向",     U"不要被",     U"骗子",     U"不信",
    U"别信",     U"不把",       U"不贪",       U"不盲目",     U"不要盲目", U"没有什么",
    U"不适合",   U"不能保证",   U"无法保证",   U"不能确保",   U"不担保",   U"不许诺",
    U"防范",     U"防止",       U"提防",       U"不具有",     U"不具备",   U"不再",
    U"从未",     U"不宜",       U"不可能",     U"未对",       U"未作",     U"未向",
    U"切莫",     U"莫信",       U"没有一",     U"理性看待",   U"正确看待", U"客观看待",
    U"理性对待", U"对方称",     U"对方声称",   U"对方承诺",   U"别相信",   U"听信",
    U"有人说“",  U"不少人以为", U"投资者以为", U"客户以为",   U"有人以为", U"很多人以为",
    U"不在宣传", U"删除了“",    U"删除“",      U"不要委托",   U"勿委托",   U"撤换",
    U"撤下",     U"撤除",       U"有人跟您说", U"有人告诉您",
};

/// Deny what follows at once, or after one character and opening quotes.
inline constexpr std::u32string_view denying_next[] = {
    U"不存在", U"没有",     U"没有任何", U"不存在任何", U"并非",     U"不是",     U"不属于",
    U"远离",   U"远离不良", U"远离非法", U"拒绝",       U"拒绝不良", U"拒绝非法", U"拒绝过度",
    U"抵制",   U"抵制不良", U"抵制非法", U"不会",       U"不能",     U"无法",     U"不可",
    U"不收取", U"不支持",   U"不提供",   U"哪有",       U"哪来",     U"何来",     U"不要",
    U"违规",   U"涉嫌",     U"取消",     U"盲目",       U"误以为",   U"误认为",   U"无须",
    U"无需",   U"打击",     U"查处",     U"从事",       U"冒充",     U"假冒",     U"假借",
    U"说成",   U"号称",     U"打着",     U"不建议",     U"不建议您", U"不作",     U"利用",
    U"非法",   U"不必",     U"不使用",   U"不展示",     U"勿贪",     U"别去",     U"别再",
    U"别把",   U"别拿",     U"别用",     U"勿",         U"虚构",     U"威胁",     U"整治",
    U"名为",   U"不采用",   U"不盲从",   U"迷信",       U"变相",     U"虚假",
};

/// Deny only what follows without anything between but opening quotes.
inline constexpr std::u32string_view denying_prefixes[] = {U"不", U"非"};

/// Say behind a word what it is: 宣称“不看征信”的广告均属虚假宣传.
inline constexpr std::u32string_view unmasking_words[] = {
    U"虚假",         U"违法",         U"违规",       U"非法",     U"诈骗",       U"骗局",
    U"骗人",         U"骗子",         U"欺诈",       U"陷阱",     U"谎言",       U"误导",
    U"不可信",       U"不靠谱",       U"不可能",     U"是不存在", U"为诱饵",     U"为幌子",
    U"为噱头",       U"名义",         U"等字样",     U"等不正当", U"等不当",     U"等夸大",
    U"等绝对化",     U"不实信息",     U"不实广告",   U"不实宣传", U"不实承诺",   U"暴力催收",
    U"等幌子",       U"的旗号",       U"绝对化用语", U"等不公平", U"不公平条款", U"举报",
    U"可能让您失去", U"等问题",       U"等乱象",     U"等行为",   U"这些话",     U"这类话",
    U"这种话",       U"等话术",       U"为名索",     U"为由要求", U"为借口",     U"多问一句",
    U"都要多问",     U"不等于",       U"诱饵",       U"等字眼",   U"统统不信",   U"一概不信",
    U"别信",         U"挂电话",       U"挂断",       U"打110",    U"报警",       U"小广告",
    U"要小心",       U"要当心",       U"一律别信",   U"提高警惕", U"保持警惕",   U"不要信",
    U"不要轻信",     U"不要相信",     U"切勿轻信",   U"切勿相信", U"请勿轻信",   U"请勿相信",
    U"怀疑",         U"不可轻信",     U"为名收",     U"为由收",   U"背后藏",     U"背后隐藏",
    U"背后往往",     U"多个心眼",     U"骗取",       U"圈套",     U"伎俩",       U"意味着高风险",
    U"伴随高风险",   U"伴随着高风险", U"往往伴随",   U"务必远离", U"立即远离",   U"容易上当",
    U"谨防上当",     U"谨防受骗",     U"吓唬人",     U"糊弄人",   U"并不存在",   U"被处罚",
    U"被通报",       U"责令撤下",     U"责令整改",   U"为名上门", U"等做法",     U"等说法",
    U"请拒绝购买",   U"这话不对",     U"说法不对",   U"是误解",   U"是被禁止",   U"禁用词",
    U"禁用语",       U"说不通",       U"一经查实",   U"一经发现", U"等表述",     U"请不要点",
    U"不要点击",     U"请勿点击",     U"核实再决定", U"核实真伪", U"核实后再",   U"之后推销",
    U"再推销",       U"是套路",       U"的套路",
};

/// Say behind a word, anywhere in its sentence, that it is over or a mistake:
/// 保本理财已退出历史舞台.
inline constexpr std::u32string_view dispelling_words[] = {
    U"退出历史", U"不复存在", U"成为历史", U"成为过去",
    U"观念需要", U"错误观念", U"认识误区", U"理财误区",
};

/// A denial is none where one of these stands just before it: 舍不得, 不是骗局, 无需警惕.
inline constexpr std::u32string_view undoing_before[] = {
    U"舍",   U"恨",   U"怪",   U"巴",   U"了",   U"容",   U"少",     U"由", U"不是", U"绝非",
    U"并非", U"没有", U"绝不", U"无需", U"不必", U"不用", U"不存在", U"防", U"反",   U"无",
};

/// … or just behind it: 不得不, 不得了.
inline constexpr std::u32string_view undoing_behind[] = {
    U"不", U"了", U"已", U"而知", U"错过",     U"错失", U"亏",
    U"赔", U"跌", U"损", U"少",   U"让您失望", U"最怕"};

/// … or between it and the word: 不承诺收益，但保本.
inline constexpr std::u32string_view turning_words[] = {U"但", U"而是", U"却", U"只要", U"照样"};

/// Where one of these stands before the word, what is said of it may follow in a later clause:
/// 凡宣称“包过”的，均为诈骗。
inline constexpr std::u32string_view sweeping_words[] = {
    U"凡",     U"任何",   U"一切", U"所谓", U"如遇",       U"遇到",      U"遇有",
    U"如有人", U"有人说", U"说“",  U"反诈", U"有人跟您说", U"有人告诉您"};

/// The same, where one of these stands anywhere before the word in its sentence:
/// 凡自称我行员工，以“秒到账”为由要求先交保证金的，都是诈骗。
inline constexpr std::u32string_view introducing_words[] = {U"凡", U"反诈", U"请记住", U"切记"};

/// How far a denial reaches, in characters.
inline constexpr std::size_t denial_reach = 80;
/// How many items of a list are between a word and the line that denies all of them.
inline constexpr std::size_t denied_items_max = 30;

/// The longest line that is read as an item of a list or a quotation, on either side of a word.
inline constexpr std::size_t line_max = 200;
/// The longest line that may be the head of a column of a table: 实际上.
inline constexpr std::size_t column_head_max = 5;

/// What ends a clause; so does a line break, unless the line before it is long enough to be
/// wrapped.
inline constexpr std::u32string_view clause_ends = U",。!?;";
inline constexpr std::size_t wrapped_line_min = 16;
/// What ends a sentence.
inline constexpr std::u32string_view sentence_ends = U"。!?";
/// What may stand between a denial and its word.
inline constexpr std::u32string_view opening_marks = U"“‘\"'「『《【(";

}  // namespace yingshen::screening

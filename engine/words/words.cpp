#include "words/words.hpp"

namespace yingshen::words {
namespace {

constexpr Word<Kind> kinds[] = {
    {Kind::marketing_material, "marketing_material", "营销宣传材料", "Marketing material"},
    {Kind::new_product, "new_product", "新产品或新服务", "New product or service"},
    {Kind::policy_or_agreement, "policy_or_agreement", "制度或协议", "Policy or agreement"},
    {Kind::material_change, "material_change", "重大变更", "Material change"},
};
constexpr Word<Right> rights[] = {
    {Right::property_safety, "property_safety", "财产安全权", "Property safety"},
    {Right::information, "information", "知情权", "Information"},
    {Right::free_choice, "free_choice", "自主选择权", "Free choice"},
    {Right::fair_trade, "fair_trade", "公平交易权", "Fair trade"},
    {Right::redress, "redress", "依法求偿权", "Redress"},
    {Right::education, "education", "受教育权", "Education"},
    {Right::respect, "respect", "受尊重权", "Respect"},
    {Right::information_security, "information_security", "信息安全权", "Information security"},
    {Right::suitability, "suitability", "适当性", "Suitability"},
    {Right::elderly, "elderly", "适老化", "Elderly-friendly service"},
};
constexpr Word<Severity> severities[] = {
    {Severity::substantive, "substantive", "实质性", "Substantive"},
    {Severity::advisory, "advisory", "非实质性", "Advisory"},
};
constexpr Word<Role> roles[] = {
    {Role::submitter, "submitter", "经办", "Submitter"},
    {Role::pre_reviewer, "pre_reviewer", "内审员", "Internal reviewer"},
    {Role::department_head, "department_head", "部门负责人", "Head of department"},
    {Role::center_reviewer, "center_reviewer", "消保审查员", "Center reviewer"},
    {Role::center_head, "center_head", "消保中心负责人", "Head of the center"},
    {Role::committee_member, "committee_member", "消保委员会委员", "Committee member"},
    {Role::specialist, "specialist", "消保专员", "Consumer protection specialist"},
    {Role::legal_reviewer, "legal_reviewer", "法律审查员", "Legal reviewer"},
    {Role::compliance_reviewer, "compliance_reviewer", "合规审查员", "Compliance reviewer"},
    {Role::technology_reviewer, "technology_reviewer", "科技审查员", "Technology reviewer"},
    {Role::auditor, "auditor", "审计员", "Auditor"},
    {Role::administrator, "administrator", "管理员", "Administrator"},
    {Role::channel, "channel", "发布渠道", "Channel"},
};
constexpr Word<Scope> scopes[] = {
    {Scope::same_department, "same_department", "本部门", "Same department"},
    {Scope::same_branch, "same_branch", "本分行", "Same branch"},
    {Scope::center, "center", "消保中心", "Consumer protection center"},
    {Scope::any, "any", "全行", "The whole bank"},
};
constexpr Word<UnitKind> unit_kinds[] = {
    {UnitKind::head_office, "head_office", "总行", "Head office"},
    {UnitKind::center, "center", "消保中心", "Consumer protection center"},
    {UnitKind::branch, "branch", "分行", "Branch"},
    {UnitKind::department, "department", "部门", "Department"},
    {UnitKind::sub_branch, "sub_branch", "支行", "Sub-branch"},
};
constexpr Word<Product> products[] = {
    {Product::deposit, "deposit", "存款", "Deposit"},
    {Product::wealth_management, "wealth_management", "理财", "Wealth management"},
    {Product::fund, "fund", "代销基金", "Fund (agency)"},
    {Product::insurance, "insurance", "代销保险", "Insurance (agency)"},
    {Product::consumer_loan, "consumer_loan", "个人贷款", "Consumer loan"},
    {Product::credit_card, "credit_card", "信用卡及分期", "Credit card and instalment"},
    {Product::payment, "payment", "支付结算", "Payment"},
    {Product::precious_metal, "precious_metal", "贵金属", "Precious metal"},
    {Product::campaign, "campaign", "营销活动", "Campaign and gifts"},
    {Product::general, "general", "综合", "General"},
};
constexpr Word<Channel> channels[] = {
    {Channel::branch_network, "branch_network", "营业网点", "Branch network"},
    {Channel::website, "website", "官方网站", "Website"},
    {Channel::mobile_app, "mobile_app", "手机银行", "Mobile app"},
    {Channel::live_stream, "live_stream", "直播", "Live stream"},
    {Channel::sms, "sms", "短信", "SMS"},
    {Channel::phone, "phone", "电话", "Phone"},
    {Channel::wechat, "wechat", "微信", "WeChat"},
    {Channel::douyin, "douyin", "抖音", "Douyin"},
    {Channel::xiaohongshu, "xiaohongshu", "小红书", "Xiaohongshu"},
    {Channel::bilibili, "bilibili", "哔哩哔哩", "Bilibili"},
    {Channel::offline, "offline", "线下", "Offline"},
    {Channel::outside_media, "outside_media", "外部媒体", "Outside media"},
    {Channel::staff_account, "staff_account", "员工自有账号", "Staff's own accounts"},
};
constexpr Word<Audience> audiences[] = {
    {Audience::general, "general", "一般客户", "General public"},
    {Audience::elderly, "elderly", "老年客户（65岁及以上）", "Elderly (65 and over)"},
    {Audience::minors, "minors", "未成年人", "Minors"},
};
constexpr Word<Verdict> verdicts[] = {
    {Verdict::pass, "pass", "符合", "Pass"},
    {Verdict::fail, "fail", "不符合", "Fail"},
    {Verdict::not_applicable, "not_applicable", "不适用", "Not applicable"},
};
constexpr Word<Answer> answers[] = {
    {Answer::adopted, "adopted", "采纳", "Adopted"},
    {Answer::partially_adopted, "partially_adopted", "部分采纳", "Partially adopted"},
    {Answer::declined, "declined", "不采纳", "Declined"},
};

}  // namespace

template <>
std::span<Word<Kind> const> all<Kind>() {
    return kinds;
}
template <>
std::span<Word<Right> const> all<Right>() {
    return rights;
}
template <>
std::span<Word<Severity> const> all<Severity>() {
    return severities;
}
template <>
std::span<Word<Role> const> all<Role>() {
    return roles;
}
template <>
std::span<Word<Scope> const> all<Scope>() {
    return scopes;
}
template <>
std::span<Word<UnitKind> const> all<UnitKind>() {
    return unit_kinds;
}
template <>
std::span<Word<Product> const> all<Product>() {
    return products;
}
template <>
std::span<Word<Channel> const> all<Channel>() {
    return channels;
}
template <>
std::span<Word<Audience> const> all<Audience>() {
    return audiences;
}
template <>
std::span<Word<Verdict> const> all<Verdict>() {
    return verdicts;
}
template <>
std::span<Word<Answer> const> all<Answer>() {
    return answers;
}

}  // namespace yingshen::words

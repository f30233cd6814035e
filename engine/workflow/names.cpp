#include <span>

#include "workflow/definition.hpp"

namespace yingshen::workflow {
namespace {

struct Names {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};

constexpr Names actions[] = {
    {"submit", "提交送审", "Submit"},
    {"pass", "通过", "Pass"},
    {"return", "退回", "Return"},
    {"give_opinions", "发出审查意见", "Send the opinions"},
    {"respond", "反馈意见", "Respond"},
    {"sign", "签批", "Sign"},
    {"reject", "否决", "Reject"},
    {"cancel", "撤销", "Cancel"},
    {"withdraw", "撤回", "Withdraw"},
    {"refer", "提交听证", "Refer to a hearing"},
    {"conclude", "听证结束", "Conclude the hearing"},
    {"confirm", "确认定稿", "Confirm the final material"},
    {"not_held", "活动未开展", "The campaign did not happen"},
};
static_assert(std::size(actions) == action_count);

constexpr Names conditions[] = {
    {"facts_complete", "必填要素已全部申报", "every required fact is declared"},
    {"material_attached", "已上传送审材料", "a material is attached"},
    {"screened", "现行材料均已完成机审", "every current revision is screened"},
    {"checklist_complete", "审查要点已全部作答",
     "every checklist item is answered for this content"},
    {"no_failed_items", "审查要点无不符合项", "no checklist item is failed"},
    {"reason", "已说明理由", "a reason is given"},
    {"opinions", "有待发出的审查意见", "there is an opinion to send"},
    {"opinions_answered", "已发出的审查意见均已反馈", "every opinion sent has a response"},
    {"adopted_verified", "已采纳的实质性意见均已核验落实",
     "every adopted substantive opinion is verified in this content"},
    {"no_declined_substantive", "没有未采纳的实质性意见", "no substantive opinion stands declined"},
    {"no_open_opinions", "没有未了结的审查意见", "no opinion is left to settle"},
    {"declined", "有未采纳的实质性意见", "a substantive opinion stands declined"},
    {"final_paired", "每份材料均已上传对应定稿", "every material has its final file"},
    {"final_unchanged", "定稿与审查版本一致", "no final file differs from what was reviewed"},
    {"same_bytes", "材料与已通过的版本完全相同", "the materials are those that were cleared"},
    {"within_cleared", "申报要素未超出已通过的范围",
     "the facts lie inside those that were cleared"},
    {"not_expired", "原审查通过仍在有效期内", "the clearance may still be used again"},
    {"findings_settled", "机审命中均已确认或驳回", "every finding is confirmed or dismissed"},
};
static_assert(std::size(conditions) == condition_count);

template <class E>
std::optional<E> position(std::span<Names const> table, std::string_view text) {
    for (std::size_t at = 0; at < table.size(); ++at) {
        if (table[at].name == text) return static_cast<E>(at);
    }
    return std::nullopt;
}

base::Text text_of(Names const& names) {
    return {std::string(names.zh), std::string(names.en)};
}

}  // namespace

std::string_view name(Action action) {
    return actions[static_cast<std::size_t>(action)].name;
}
std::string_view name(Condition condition) {
    return conditions[static_cast<std::size_t>(condition)].name;
}
base::Text title(Action action) {
    return text_of(actions[static_cast<std::size_t>(action)]);
}
base::Text title(Condition condition) {
    return text_of(conditions[static_cast<std::size_t>(condition)]);
}
std::optional<Action> parse_action(std::string_view text) {
    return position<Action>(actions, text);
}
std::optional<Condition> parse_condition(std::string_view text) {
    return position<Condition>(conditions, text);
}

}  // namespace yingshen::workflow

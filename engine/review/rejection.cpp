#include "review/rejection.hpp"

namespace yingshen::review {
namespace {

using base::ErrorKind;

constexpr RefusalText texts[] = {
    {Refusal::invalid_command, ErrorKind::invalid, "invalid_command", "提交的内容不符合要求",
     "The content of the command is not valid"},
    {Refusal::submission_absent, ErrorKind::not_found, "submission_absent", "送审单不存在",
     "There is no such submission"},
    {Refusal::already_created, ErrorKind::conflict, "already_created", "送审单已经建立",
     "The submission was already created"},
    {Refusal::submission_ended, ErrorKind::conflict, "submission_ended", "送审单已办结，不能再变更",
     "The submission has ended and changes no more"},
    {Refusal::definition_mismatch, ErrorKind::conflict, "definition_mismatch",
     "流程定义与送审单不一致", "The workflow definition does not fit the submission"},
    {Refusal::material_absent, ErrorKind::not_found, "material_absent", "送审材料不存在",
     "There is no such material"},
    {Refusal::opinion_absent, ErrorKind::not_found, "opinion_absent", "审查意见不存在",
     "There is no such opinion"},
    {Refusal::item_absent, ErrorKind::not_found, "item_absent",
     "当前环节的审查要点清单中没有适用的该项", "The current checklist has no such applicable item"},
    {Refusal::role_missing, ErrorKind::forbidden, "role_missing", "不具备办理此事项的角色或范围",
     "The role or its scope does not allow this"},
    {Refusal::separation_of_duties, ErrorKind::forbidden, "separation_of_duties",
     "职责分离：同一人不得兼任相互制约的职责",
     "Separation of duties: one person cannot hold both duties"},
    {Refusal::not_submitter, ErrorKind::forbidden, "not_submitter", "须由送审经办本人办理",
     "Only the submitter in person can do this"},
    {Refusal::task_is_submitters, ErrorKind::conflict, "task_is_submitters",
     "该待办属于送审经办本人，无需签收", "The task belongs to the submitter and is not claimed"},
    {Refusal::task_claimed, ErrorKind::conflict, "task_claimed", "待办已被签收",
     "The task is already claimed"},
    {Refusal::task_not_claimed, ErrorKind::conflict, "task_not_claimed", "请先签收待办",
     "The task must be claimed first"},
    {Refusal::not_editable, ErrorKind::conflict, "not_editable", "当前环节不能修改送审内容",
     "The content cannot change in this state"},
    {Refusal::facts_unchanged, ErrorKind::conflict, "facts_unchanged", "申报信息没有变化",
     "The title and the declared facts are the same as before"},
    {Refusal::revision_unchanged, ErrorKind::conflict, "revision_unchanged",
     "文件与现行版本完全相同", "The file is the same as the current revision"},
    {Refusal::limit_reached, ErrorKind::conflict, "limit_reached", "已达到数量上限",
     "A limit of the submission is reached"},
    {Refusal::action_not_possible, ErrorKind::conflict, "action_not_possible", "当前环节没有此操作",
     "The current state has no such action"},
    {Refusal::requirements_unmet, ErrorKind::conflict, "requirements_unmet", "办理条件尚未满足",
     "The action's requirements are not met"},
    {Refusal::opinions_not_possible, ErrorKind::conflict, "opinions_not_possible",
     "当前环节不能办理审查意见", "Opinions are not handled in this state"},
    {Refusal::responses_not_possible, ErrorKind::conflict, "responses_not_possible",
     "当前环节不能反馈意见", "Opinions are not answered in this state"},
    {Refusal::opinion_withdrawn, ErrorKind::conflict, "opinion_withdrawn", "该审查意见已撤回",
     "The opinion was withdrawn"},
    {Refusal::opinion_not_sent, ErrorKind::conflict, "opinion_not_sent", "该审查意见尚未发出",
     "The opinion was not sent yet"},
    {Refusal::answer_final, ErrorKind::conflict, "answer_final", "该审查意见的反馈已提交，不能更改",
     "The answer to the opinion is final"},
    {Refusal::answer_unchanged, ErrorKind::conflict, "answer_unchanged", "反馈内容没有变化",
     "The answer is the same as before"},
    {Refusal::opinion_not_adopted, ErrorKind::conflict, "opinion_not_adopted",
     "该审查意见未被采纳，无需落实核验",
     "The opinion was not adopted, so there is nothing to verify"},
    {Refusal::already_verified, ErrorKind::conflict, "already_verified", "该审查意见已核验落实",
     "The implementation is already verified"},
    {Refusal::side_absent, ErrorKind::conflict, "side_absent", "没有该项未完成的并行审查",
     "There is no such open review beside the state"},
    {Refusal::no_such_target, ErrorKind::invalid, "no_such_target", "请指明退回到哪一环节",
     "The state to go to must be named"},
    {Refusal::not_assignable, ErrorKind::conflict, "not_assignable", "流程未设置本环节可以指派",
     "The definition does not let this task be assigned"},
    {Refusal::not_transferable, ErrorKind::conflict, "not_transferable", "流程未设置本环节可以转办",
     "The definition does not let this task be handed on"},
    {Refusal::recipient_unfit, ErrorKind::forbidden, "recipient_unfit", "对方不能办理此事项",
     "The other person cannot have this"},
    {Refusal::no_votes, ErrorKind::conflict, "no_votes", "本环节不采用会签",
     "The task of this state is not decided by votes"},
    {Refusal::decided_by_votes, ErrorKind::conflict, "decided_by_votes", "本环节须由会签决定",
     "Only votes take this action"},
    {Refusal::voted_already, ErrorKind::conflict, "voted_already", "已表决，不能重复表决",
     "The person has voted already"},
    {Refusal::not_their_turn, ErrorKind::conflict, "not_their_turn", "尚未轮到其签署",
     "It is somebody else's turn to sign"},
    {Refusal::signer_not_possible, ErrorKind::conflict, "signer_not_possible",
     "不能加签或减签：超出流程设定的范围，或表决已开始", "No signer can be added or removed now"},
    {Refusal::opinion_not_declined, ErrorKind::conflict, "opinion_not_declined",
     "该审查意见不是未采纳的实质性意见，无需听证", "The opinion does not stand declined"},
    {Refusal::hearing_not_possible, ErrorKind::conflict, "hearing_not_possible",
     "当前环节不是听证环节", "There is no hearing in this state"},
    {Refusal::members_unfit, ErrorKind::invalid, "members_unfit", "参加听证的委员不符合要求",
     "The members of the hearing do not fit"},
    {Refusal::finals_not_possible, ErrorKind::conflict, "finals_not_possible",
     "当前环节不能上传定稿", "No final files are attached in this state"},
    {Refusal::migration_refused, ErrorKind::conflict, "migration_refused",
     "不能转入新版流程：该送审单在新版流程下不可能处于目前的状况",
     "The submission could not stand as it does under the other version of the workflow"},
};

}  // namespace

std::span<RefusalText const> refusals() {
    return texts;
}

std::unexpected<base::Error> refuse(Refusal refusal, std::vector<base::Fault> faults) {
    auto const& text = texts[static_cast<std::size_t>(refusal)];
    return std::unexpected(base::Error{text.kind,
                                       std::string(text.code),
                                       {std::string(text.zh), std::string(text.en)},
                                       std::move(faults)});
}

}  // namespace yingshen::review

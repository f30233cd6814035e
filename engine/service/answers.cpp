#include "service/answers.hpp"

#include "base/json.hpp"
#include "review/codec.hpp"

namespace yingshen::service {
namespace {

using base::Error;
using base::ErrorKind;
using base::Json;

constexpr std::size_t events_told_max = 50;

Json title_of(workflow::Definition const& definition, std::string const& state) {
    auto const* found = definition.find(state);
    if (found == nullptr) return Json::Object{{"zh", state}, {"en", state}};
    return Json::Object{{"zh", found->title.zh}, {"en", found->title.en}};
}

/// "王芳 (p_wang)", or the id alone where the person is not known any more.
std::string named(std::string const& person, Directory const& directory) {
    auto const* known = directory.person(person);
    return known == nullptr ? person : known->name + " (" + person + ")";
}

}  // namespace

std::string answer_body(review::Submission const& after, workflow::Definition const& definition,
                        std::vector<review::Event> const& events) {
    Json types = Json::Array{};
    Json body = Json::Object{{"submission", after.id},
                             {"version", after.version},
                             {"state", after.state},
                             {"state_title", title_of(definition, after.state)}};
    for (auto const& event : events) {
        types.push(review::type_name(event));
        if (auto const* opinion = std::get_if<review::OpinionGiven>(&event))
            body.set("opinion", opinion->opinion);
        if (auto const* attached = std::get_if<review::RevisionAttached>(&event)) {
            body.set("material", attached->material);
            body.set("revision", attached->revision);
        }
    }
    body.set("events", std::move(types));
    return base::to_string(body);
}

Error submission_not_found() {
    return {ErrorKind::not_found,
            "submission_not_found",
            {"送审单不存在。", "There is no such submission."},
            {}};
}

Error account_not_active() {
    return {ErrorKind::unauthorised,
            "account_not_active",
            {"账号不存在或已停用。", "The account is unknown or not active."},
            {}};
}

Error no_stand_in(std::string const& person, std::string const& principal, base::Date today) {
    return {
        ErrorKind::forbidden,
        "no_stand_in",
        {"您现在不是该人员的代理人。", "You do not stand in for this person now."},
        {{"on_behalf_of", "a person whom " + person + " stands in for on " + base::to_string(today),
          "\"" + principal + "\""}}};
}

Error unit_unknown(std::string const& unit) {
    return {ErrorKind::invalid,
            "unit_unknown",
            {"送审部门不存在。", "There is no such unit."},
            {{"unit", "the id of a unit", "\"" + unit + "\""}}};
}

Error kind_not_served(words::Kind kind) {
    return {ErrorKind::invalid,
            "kind_not_served",
            {"该类送审单没有启用的流程。", "No active workflow serves this kind of submission."},
            {{"kind", "a kind with an active workflow", std::string(words::name(kind))}}};
}

Error person_unknown(std::vector<base::Fault> faults) {
    return {ErrorKind::invalid,
            "person_unknown",
            {"所指人员不存在，或没有启用的账号。",
             "A person named is unknown, or has no active account."},
            std::move(faults)};
}

Error workflow_unknown(std::string const& workflow) {
    return {ErrorKind::invalid,
            "workflow_unknown",
            {"没有启用该流程。", "There is no such active workflow."},
            {{"workflow", "the id of an active workflow", "\"" + workflow + "\""}}};
}

Error base_unfit(std::vector<base::Fault> faults) {
    return {ErrorKind::conflict,
            "base_unfit",
            {"所选送审单不能作为依据。", "The submission named cannot be started from."},
            std::move(faults)};
}

Error citation_unknown(std::vector<base::Fault> faults) {
    return {ErrorKind::invalid,
            "citation_unknown",
            {"引用的法规或条款不在规则库中。",
             "A citation names a statute or an article that the rules do not know."},
            std::move(faults)};
}

Error span_absent(std::vector<base::Fault> faults) {
    return {ErrorKind::invalid,
            "span_absent",
            {"所依据的文字不在送审材料中。", "The words it rests on are not in the material."},
            std::move(faults)};
}

Error version_stale(std::int64_t expected, std::int64_t found,
                    std::vector<store::EventRecord> const& since, Directory const& directory) {
    Error error{
        ErrorKind::stale,
        "version_stale",
        {"送审单已被他人更新，请查看变化后重试。",
         "Somebody changed the submission meanwhile; look at what changed and try again."},
        {{"if_match", "version " + std::to_string(found), "version " + std::to_string(expected)}}};
    auto const skipped = since.size() > events_told_max ? since.size() - events_told_max : 0;
    for (auto event = since.begin() + static_cast<std::ptrdiff_t>(skipped); event != since.end();
         ++event) {
        error.faults.push_back({"version " + std::to_string(event->envelope.version), "nothing new",
                                event->type + " by " + named(event->envelope.person, directory) +
                                    " at " + base::to_string(event->envelope.at)});
    }
    return error;
}

Error idempotency_key_reused() {
    return {ErrorKind::conflict,
            "idempotency_key_reused",
            {"该幂等键已用于另一个请求。", "The idempotency key was used for another request."},
            {}};
}

Error too_busy() {
    return {ErrorKind::conflict,
            "too_busy",
            {"送审单正被多人同时操作，请重试。",
             "Many people are changing the submission at once; try again."},
            {}};
}

Error outcome_unknown() {
    return {ErrorKind::unavailable,
            "outcome_unknown",
            {"结果未知：请用同一幂等键重试。",
             "The outcome is unknown: repeat the request with the same idempotency key."},
            {}};
}

Error not_taking_writes() {
    return {ErrorKind::unavailable,
            "not_taking_writes",
            {"系统暂不接受修改，请稍后重试。",
             "No changes are taken at the moment; try again shortly."},
            {}};
}

Error second_duty() {
    return {ErrorKind::forbidden,
            "separation_of_duties",
            {"同一人员不得在同一送审单中承担两项不相容职责。",
             "The same person must not hold two incompatible duties in one submission."},
            {}};
}

Error documents_waiting() {
    return {ErrorKind::unavailable,
            "documents_waiting",
            {"待读取的文件较多，请稍后重新上传。",
             "Many documents are waiting to be read; upload the file again shortly."},
            {}};
}

Error temporarily_unavailable() {
    return {ErrorKind::unavailable,
            "temporarily_unavailable",
            {"系统暂时无法处理该请求，请稍后重试。",
             "The request cannot be handled at the moment; try again shortly."},
            {}};
}

}  // namespace yingshen::service

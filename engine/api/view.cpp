#include "api/view.hpp"

#include <algorithm>

#include "review/bounds.hpp"

namespace yingshen::api {
namespace {

using base::Json;

Json row_task_json(review::SubmissionRow const& row, Names const& names, base::Time now) {
    if (row.task_role.empty()) return {};
    bool const signs = row.task.starts_with(review::signer_task);
    return Json::Object{
        {"role", row.task_role},
        {"role_title", title_of<words::Role>(row.task_role)},
        {"scope", row.task_scope},
        {"scope_title", title_of<words::Scope>(row.task_scope)},
        {"due", shape(row.due)},
        {"overdue", row.due && *row.due < now},
        {"urgent", row.urgent},
        {"claimant", names.person(row.claimant)},
        {"side", signs ? Json() : text_or_null(row.task)},
        {"signs", signs},
    };
}

/// A row does not say which workflow it is on: the full track of its kind where that knows the
/// state, or a short track that does.
std::shared_ptr<workflow::Definition const> with_state(catalog::ActiveSet const& active,
                                                       words::Kind kind, std::string const& state) {
    auto const full = active.workflow(kind);
    if (full != nullptr && full->find(state) != nullptr) return full;
    auto const found = std::ranges::find_if(active.workflows, [&](auto const& one) {
        return one->kind == kind && one->find(state) != nullptr;
    });
    return found == active.workflows.end() ? full : *found;
}

Json branch_json(review::Submission const& submission, Names const& names) {
    Json::Array list;
    for (auto const& unit : submission.branch)
        list.push_back(names.unit(unit));
    return list;
}

Json decisions_json(review::Submission const& submission, Names const& names) {
    Json::Array list;
    for (auto const& decision : submission.decisions)
        list.push_back(decision_json(decision, names));
    return list;
}

Json definitions_json(service::Reviews::View const& view) {
    auto const& definition = *view.definition;
    return Json::Object{
        {"workflow", Json::Object{{"id", definition.id},
                                  {"version", definition.version},
                                  {"title", shape(definition.title)},
                                  {"hash", base::hex(view.submission.pins.workflow)}}},
        {"rulebook", Json::Object{{"hash", base::hex(view.submission.pins.rulebook)}}},
    };
}

Json base_json(service::Reviews::View const& view) {
    auto const& submission = view.submission;
    if (!submission.base) return {};
    auto const& base = *submission.base;
    Json last_day;
    if (view.definition->reuse)
        last_day = base::to_string(review::last_day_of_term(*view.definition, base));
    Json beyond = Json::Array{};
    for (auto& fact : review::facts_beyond(submission))
        beyond.push(std::move(fact));
    return Json::Object{{"submission", base.submission},
                        {"certificate", base::hex(base.certificate)},
                        {"cleared_at", base::to_string(base.cleared_at)},
                        {"last_day", std::move(last_day)},
                        {"same_bytes", review::has_same_bytes(submission)},
                        {"facts_beyond", std::move(beyond)}};
}

}  // namespace

Json task_json(review::OpenTask const& task, Names const& names, base::Time now) {
    return Json::Object{
        {"role", words::name(task.role)},          {"role_title", shape(words::title(task.role))},
        {"scope", words::name(task.scope)},        {"scope_title", shape(words::title(task.scope))},
        {"since", base::to_string(task.since)},    {"due", shape(task.due)},
        {"overdue", task.due && *task.due < now},  {"urgent", task.urgent},
        {"claimant", names.person(task.claimant)}, {"claimed_by", names.person(task.claimed_by)},
    };
}

Json decision_json(review::Decision const& decision, Names const& names) {
    Json::Array people;
    for (auto const& person : decision.people)
        people.push_back(names.person(person));
    return Json::Object{{"gate", decision.gate},
                        {"person", names.person(decision.person)},
                        {"on_behalf_of", names.person(decision.on_behalf_of)},
                        {"people", std::move(people)},
                        {"at", base::to_string(decision.at)},
                        {"content", base::hex(decision.content)}};
}

Json state_title(workflow::Definition const* definition, std::string const& state) {
    auto const* found = definition == nullptr ? nullptr : definition->find(state);
    return shape(found == nullptr ? base::Text{state, state} : found->title);
}

std::string_view name_of(workflow::End end) {
    return end == workflow::End::good ? "good" : "bad";
}

Json row_json(review::SubmissionRow const& row, Names const& names, catalog::Catalog const& catalog,
              base::Time now) {
    auto const kind = words::parse<words::Kind>(row.kind);
    auto const definition = kind ? with_state(*catalog.current(), *kind, row.state) : nullptr;
    return Json::Object{
        {"id", row.id},
        {"version", row.version},
        {"title", row.title},
        {"kind", row.kind},
        {"kind_title", title_of<words::Kind>(row.kind)},
        {"unit", names.unit(row.unit)},
        {"state", row.state},
        {"state_title", state_title(definition.get(), row.state)},
        {"end", text_or_null(row.end)},
        {"submitter", names.person(row.submitter)},
        {"product", text_or_null(row.product)},
        {"product_title", title_of<words::Product>(row.product)},
        {"go_live", text_or_null(row.go_live)},
        {"task", row_task_json(row, names, now)},
        {"findings", row.findings},
        {"open_opinions", row.open_opinions},
        {"created_at", base::to_string(row.created_at)},
        {"updated_at", base::to_string(row.updated_at)},
    };
}

Json view_json(service::Reviews::View const& view, Names const& names,
               catalog::Catalog const& catalog, base::Time now) {
    auto const& submission = view.submission;
    auto const rules = catalog.rules(submission.pins.rulebook);
    return Json::Object{
        {"id", submission.id},
        {"version", submission.version},
        {"title", submission.title},
        {"kind", words::name(submission.kind)},
        {"kind_title", shape(words::title(submission.kind))},
        {"unit", names.unit(submission.unit)},
        {"branch", branch_json(submission, names)},
        {"state", submission.state},
        {"state_title", state_title(view.definition.get(), submission.state)},
        {"end", submission.end ? Json(name_of(*submission.end)) : Json()},
        {"submitter", names.person(submission.submitter)},
        {"created_at", base::to_string(submission.created_at)},
        {"updated_at", base::to_string(submission.updated_at)},
        {"definitions", definitions_json(view)},
        {"base", base_json(view)},
        {"facts", words::to_json(submission.facts)},
        {"facts_shown", shape_with_titles(submission.facts)},
        {"materials", materials_json(submission, names)},
        {"task", submission.task ? task_json(*submission.task, names, now) : Json()},
        {"deadline", deadline_json(view, *catalog.calendar(), now)},
        {"timers", timers_json(view)},
        {"may_claim", view.may_claim},
        {"may", rights_json(view.rights)},
        {"actions", actions_json(view)},
        {"checklist", checklist_json(view, names, *rules)},
        {"sides", sides_json(view, names, *rules, now)},
        {"ballot", ballot_json(view, names)},
        {"copies", copies_json(submission, names)},
        {"findings", findings_json(view, names)},
        {"opinions", opinions_json(submission, names, rules->book.statutes)},
        {"letters", submission.letters},
        {"decisions", decisions_json(submission, names)},
        {"moves", moves_json(view, names)},
        {"has_certificate", submission.certificate.has_value()},
    };
}

}  // namespace yingshen::api

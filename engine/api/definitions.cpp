#include "api/handlers.hpp"
#include "api/view.hpp"
#include "workflow/diagram.hpp"

namespace yingshen::api {
namespace {

using base::Json;

Json workflow_json(workflow::Definition const& definition) {
    Json::Array states;
    for (auto const& state : definition.states) {
        states.push_back(Json::Object{{"id", state.id},
                                      {"title", shape(state.title)},
                                      {"editable", state.editable},
                                      {"checklist", text_or_null(state.checklist)},
                                      {"end", state.end ? Json(name_of(*state.end)) : Json()}});
    }
    Json::Array reasons;
    for (auto const& reason : definition.return_reasons) {
        reasons.push_back(Json::Object{{"id", reason.id}, {"title", shape(reason.title)}});
    }
    return Json::Object{
        {"id", definition.id},
        {"version", definition.version},
        {"kind", words::name(definition.kind)},
        {"title", shape(definition.title)},
        {"hash", base::hex(definition.hash)},
        {"required_facts",
         Json::Array(definition.required_facts.begin(), definition.required_facts.end())},
        {"return_reasons", std::move(reasons)},
        {"states", std::move(states)},
        {"diagram", workflow::mermaid(definition)},
    };
}

Json rulebook_json(catalog::Rules const& rules) {
    Json::Array checklists;
    for (auto const& [id, checklist] : rules.book.checklists) {
        checklists.push_back(
            Json::Object{{"id", id}, {"version", checklist.version}, {"title", checklist.title}});
    }
    return Json::Object{
        {"hash", base::hex(rules.hash)},
        {"rules", static_cast<std::int64_t>(rules.book.rules.size())},
        {"statutes", static_cast<std::int64_t>(rules.book.statutes.all().size())},
        {"checklists", std::move(checklists)},
    };
}

}  // namespace

void list_definitions(Api& api, Call call) {
    Json::Array workflows;
    auto const active = api.catalog.current();
    for (auto const& definition : active->workflows)
        workflows.push_back(workflow_json(*definition));
    call.answer(Json::Object{{"workflows", std::move(workflows)},
                             {"rulebook", rulebook_json(*active->rules)}});
}

void show_definition(Api& api, Call call) {
    auto const hash = base::parse_digest(call.request->param("hash"));
    auto const definition = hash ? api.store.definition(*hash) : std::nullopt;
    if (!definition) return call.fail(absent());
    call.answer(Json::Object{
        {"hash", base::hex(definition->hash)},
        {"kind", definition->kind},
        {"name", definition->name},
        {"at", base::to_string(definition->at)},
        {"content", definition->content},
    });
}

}  // namespace yingshen::api

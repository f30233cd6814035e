#include "catalog/results.hpp"

#include "workflow/diff.hpp"

namespace yingshen::catalog {
namespace {

using base::Json;

Json number(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

Json texts(std::vector<std::string> const& values) {
    return Json::Array(values.begin(), values.end());
}

Json workflow_json(workflow::Definition const& definition, Checked const& checked) {
    auto const proof = checked.proofs.find(definition.id);
    auto const played = checked.scenarios.find(definition.id);
    return Json::Object{
        {"workflow", definition.id},
        {"version", definition.version},
        {"hash", base::hex(definition.hash)},
        {"configurations",
         number(proof == checked.proofs.end() ? 0 : proof->second.configurations)},
        {"scenarios", number(played == checked.scenarios.end() ? 0 : played->second)}};
}

/// With their last day, so that whoever decides sees which have run out; the day of looking itself
/// is no part of the results.
Json switched_off(rulebook::Rulebook const& book) {
    Json list = Json::Array{};
    for (auto const& rule : book.rules) {
        if (!rule.off) continue;
        list.push(Json::Object{{"rule", rule.id},
                               {"title", rule.title},
                               {"until", base::to_string(rule.off->until)},
                               {"owner", rule.off->owner},
                               {"reason", rule.off->reason}});
    }
    return list;
}

Json rules_json(Rules const& rules) {
    std::size_t items = 0;
    for (auto const& [id, checklist] : rules.book.checklists)
        items += checklist.items.size();
    std::size_t tried = 0;
    for (auto const& rule : rules.book.rules)
        tried += rule.test_hits.size() + rule.test_misses.size();
    Json json = Json::Object{{"hash", base::hex(rules.hash)},
                             {"rules", number(rules.book.rules.size())},
                             {"items", number(items)},
                             {"statutes", number(rules.book.statutes.all().size())},
                             {"texts", number(tried)}};
    if (auto off = switched_off(rules.book); !off.as_array()->empty())
        json.set("switched_off", std::move(off));
    return json;
}

Json path_json(std::vector<workflow::Step> const& path) {
    Json::Array steps;
    for (auto const& step : path) {
        steps.push_back(Json::Object{{"state", step.state},
                                     {"person", std::string(1, step.person)},
                                     {"act", step.act},
                                     {"after", step.after}});
    }
    return steps;
}

Json behaviour_json(workflow::Definition const& before, workflow::Definition const& after) {
    auto const diff = workflow::diff(before, after);
    Json::Array shown;
    for (auto const& one : diff.differences) {
        if (shown.size() == differences_max) break;
        shown.push_back(
            Json::Object{{"kind", workflow::name(one.kind)},
                         {"change", workflow::name(one.change)},
                         {"text", Json::Object{{"zh", one.text.zh}, {"en", one.text.en}}},
                         {"path", path_json(one.path)}});
    }
    return Json::Object{
        {"workflow", after.id},           {"before", base::hex(before.hash)},
        {"after", base::hex(after.hash)}, {"behaves_alike", diff.behaves_alike()},
        {"complete", diff.complete},      {"count", number(diff.differences.size())},
        {"differences", std::move(shown)}};
}

}  // namespace

Json results_json(Checked const& checked, FileDifference const& difference,
                  ActiveSet const* before) {
    Json::Array behaviour;
    for (auto const& definition : checked.workflows) {
        auto const old = before == nullptr ? nullptr : before->workflow(definition->kind);
        if (old && old->hash != definition->hash)
            behaviour.push_back(behaviour_json(*old, *definition));
    }
    Json::Array workflows;
    for (auto const& definition : checked.workflows)
        workflows.push_back(workflow_json(*definition, checked));
    return Json::Object{{"workflows", std::move(workflows)},
                        {"rules", checked.rules ? rules_json(*checked.rules) : Json()},
                        {"files", Json::Object{{"added", texts(difference.added)},
                                               {"removed", texts(difference.removed)},
                                               {"changed", texts(difference.changed)}}},
                        {"behaviour", std::move(behaviour)}};
}

base::Error refusal(Checked const& checked) {
    auto faults = checked.faults;
    for (auto const& [definition, violation] : checked.refused) {
        faults.push_back({definition->file + ":" + std::to_string(violation.mark.line) + ":" +
                              std::to_string(violation.mark.column),
                          std::string(workflow::name(violation.promise)),
                          workflow::to_string(violation, *definition)});
    }
    return {base::ErrorKind::invalid,
            "definitions_refused",
            {"流程或规则定义有误，不能启用", "The definitions have faults and cannot be used"},
            std::move(faults)};
}

}  // namespace yingshen::catalog

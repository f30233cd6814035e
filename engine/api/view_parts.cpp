#include <algorithm>

#include "api/view.hpp"
#include "api/view_carry.hpp"

namespace yingshen::api {
namespace {

using base::Json;

Json revision_json(review::Revision const& revision, Names const& names) {
    return Json::Object{
        {"number", revision.number},
        {"name", revision.name},
        {"media_type", revision.media_type},
        {"digest", base::hex(revision.digest)},
        {"size", revision.size},
        {"at", base::to_string(revision.at)},
        {"by", names.person(revision.by)},
        {"screened", revision.screened},
        {"findings", shape(revision.findings)},
        {"not_read", shape(revision.not_read)},
    };
}

Json place_json(std::optional<review::Place> const& place) {
    if (!place) return {};
    return Json::Object{
        {"material", place->material}, {"revision", place->revision},
        {"begin", place->begin},       {"end", place->end},
        {"quote", place->quote},       {"rule", text_or_null(place->rule)},
    };
}

Json answers_json(review::Opinion const& opinion, Names const& names) {
    Json::Array list;
    for (auto const& answer : opinion.answers) {
        list.push_back(Json::Object{{"answer", words::name(answer.answer)},
                                    {"answer_title", shape(words::title(answer.answer))},
                                    {"reason", answer.reason},
                                    {"by", names.person(answer.by)},
                                    {"at", base::to_string(answer.at)}});
    }
    return list;
}

Json opinion_json(review::Submission const& submission, review::Opinion const& opinion,
                  Names const& names, rulebook::Statutes const& statutes) {
    return Json::Object{
        {"id", opinion.id},
        {"right", words::name(opinion.right)},
        {"right_title", shape(words::title(opinion.right))},
        {"severity", words::name(opinion.severity)},
        {"severity_title", shape(words::title(opinion.severity))},
        {"text", opinion.text},
        {"basis", shape(opinion.basis, statutes)},
        {"place", place_json(opinion.place)},
        {"by", names.person(opinion.by)},
        {"given_at", base::to_string(opinion.given_at)},
        {"state", opinion.state},
        {"letter", opinion.letter},
        {"sent_at", shape(opinion.sent_at)},
        {"answers", answers_json(opinion, names)},
        {"open", opinion.open},
        {"answer_final", opinion.answer_final},
        {"verified", opinion.verified},
        {"ever_refused", opinion.ever_refused},
        {"withdrawn", opinion.withdrawn},
        {"set_aside", opinion.set_aside},
        {"hearings", hearings_json(opinion, names)},
        {"verified_on", opinion.verified ? rests_on_json(opinion.verified_on) : Json()},
        {"carried", carried_opinion_json(submission, opinion)},
    };
}

Json item_answer_json(review::ItemAnswer const* answer, Names const& names) {
    if (answer == nullptr) return {};
    return Json::Object{
        {"verdict", words::name(answer->verdict)},
        {"verdict_title", shape(words::title(answer->verdict))},
        {"note", answer->note},
        {"by", names.person(answer->by)},
        {"at", base::to_string(answer->at)},
        {"rests_on", rests_on_json(answer->rests_on)},
    };
}

workflow::Side const* side_of(workflow::State const* state, std::string const& id) {
    if (state == nullptr) return nullptr;
    auto const found = std::ranges::find(state->sides, id, &workflow::Side::id);
    return found == state->sides.end() ? nullptr : &*found;
}

/// A condition by its title; a gate by the state whose decision is missing.
Json unmet_json(workflow::Definition const& definition, std::string const& name) {
    if (auto const condition = workflow::parse_condition(name)) {
        return Json::Object{{"condition", name}, {"title", shape(workflow::title(*condition))}};
    }
    constexpr std::string_view in_force = "in_force:";
    auto const start = name.starts_with(in_force) ? in_force.size() : 0;
    auto const gate = name.substr(start, name.find('.') - start);
    auto const* state = definition.find(gate);
    base::Text title = state == nullptr ? base::Text{name, name} : state->title;
    if (auto const* side = side_of(state, name.substr(name.find('.') + 1))) title = side->title;
    return Json::Object{{"condition", name},
                        {"title", shape(base::Text{"“" + title.zh + "”的结论对当前内容有效",
                                                   "The decision of \"" + title.en +
                                                       "\" is in force for this content"})}};
}

Json reasons_json(workflow::Definition const& definition) {
    Json::Array list;
    for (auto const& reason : definition.return_reasons) {
        list.push_back(Json::Object{{"id", reason.id}, {"title", shape(reason.title)}});
    }
    return list;
}

bool asks_reason(workflow::State const& state, workflow::Action action) {
    auto const is_reason = [](workflow::Requirement const& need) {
        return need.condition == workflow::Condition::reason;
    };
    return std::ranges::any_of(state.transitions, [&](workflow::Transition const& way) {
        return way.action == action && std::ranges::any_of(way.needs, is_reason);
    });
}

Json reason_title(workflow::Definition const& definition, std::string const& id) {
    auto const found =
        std::ranges::find(definition.return_reasons, id, &workflow::ReturnReason::id);
    return found == definition.return_reasons.end() ? Json() : shape(found->title);
}

Json targets_json(service::Reviews::View const& view, review::Possible const& possible) {
    Json::Array list;
    for (auto const& state : possible.targets) {
        list.push_back(
            Json::Object{{"state", state}, {"title", state_title(view.definition.get(), state)}});
    }
    return list;
}

/// Where the clause stands that an item is about, or null for other items.
Json clause_json(service::Reviews::View const& view, std::string const& item) {
    auto const found =
        std::ranges::find_if(view.clauses, [&](auto const& one) { return one.item.id == item; });
    if (found == view.clauses.end()) return {};
    auto const& span = found->span;
    return Json::Object{
        {"material", found->material},
        {"heading", found->heading},
        {"start", found->start},
        {"revision", span.end > 0 ? Json(span.revision) : Json()},
        {"begin", span.end > 0 ? Json(span.begin) : Json()},
        {"end", span.end > 0 ? Json(span.end) : Json()},
    };
}

}  // namespace

Json materials_json(review::Submission const& submission, Names const& names) {
    Json::Array list;
    for (auto const& material : submission.materials) {
        Json::Array revisions;
        for (auto const& revision : material.revisions)
            revisions.push_back(revision_json(revision, names));
        list.push_back(Json::Object{{"id", material.id},
                                    {"name", material.revisions.back().name},
                                    {"current", material.revisions.back().number},
                                    {"revisions", std::move(revisions)},
                                    {"final", final_json(submission, material.id, names)}});
    }
    return list;
}

Json opinions_json(review::Submission const& submission, Names const& names,
                   rulebook::Statutes const& statutes) {
    Json::Array list;
    for (auto const& opinion : submission.opinions)
        list.push_back(opinion_json(submission, opinion, names, statutes));
    return list;
}

Json item_json(rulebook::Item const& item, review::ItemAnswer const* answer, Json carried,
               Names const& names, rulebook::Statutes const& statutes) {
    return Json::Object{
        {"id", item.id},
        {"right", words::name(item.right)},
        {"right_title", shape(words::title(item.right))},
        {"severity", words::name(item.severity)},
        {"severity_title", shape(words::title(item.severity))},
        {"question", item.question},
        {"guidance", item.guidance},
        {"basis", shape(item.basis, statutes)},
        {"answer", item_answer_json(answer, names)},
        {"carried", std::move(carried)},
    };
}

review::ItemAnswer const* find(std::map<std::string, review::ItemAnswer> const& answers,
                               std::string const& item) {
    auto const found = answers.find(item);
    return found == answers.end() ? nullptr : &found->second;
}

std::string checklist_title(std::string const& checklist, catalog::Rules const& rules) {
    auto const found = rules.book.checklists.find(checklist);
    return found == rules.book.checklists.end() ? checklist : found->second.title;
}

Json checklist_json(service::Reviews::View const& view, Names const& names,
                    catalog::Rules const& rules) {
    auto const* state = view.definition->find(view.submission.state);
    if (state == nullptr || state->checklist.empty()) return {};
    Json::Array items;
    for (auto const& item : view.items) {
        auto json = item_json(item, find(view.submission.item_answers, item.id),
                              carried_item_json(view.submission, state->id, item.id), names,
                              rules.book.statutes);
        if (auto clause = clause_json(view, item.id); !clause.is_null())
            json.set("clause", std::move(clause));
        items.push_back(std::move(json));
    }
    return Json::Object{
        {"id", state->checklist},
        {"title", checklist_title(state->checklist, rules)},
        {"items", std::move(items)},
    };
}

Json reasons_of_action(service::Reviews::View const& view, workflow::Action action) {
    auto const* state = view.definition->find(view.submission.state);
    if (state == nullptr || !asks_reason(*state, action)) return Json(Json::Array{});
    return reasons_json(*view.definition);
}

Json actions_json(service::Reviews::View const& view) {
    Json::Array list;
    for (auto const& possible : view.actions) {
        Json::Array unmet;
        for (auto const& name : possible.unmet)
            unmet.push_back(unmet_json(*view.definition, name));
        list.push_back(Json::Object{
            {"action", workflow::name(possible.action)},
            {"title", shape(workflow::title(possible.action))},
            {"to", possible.to},
            {"targets", targets_json(view, possible)},
            {"to_title", state_title(view.definition.get(), possible.to)},
            {"unmet", std::move(unmet)},
            {"reasons", reasons_of_action(view, possible.action)},
        });
    }
    return list;
}

Json moves_json(service::Reviews::View const& view, Names const& names) {
    auto const* definition = view.definition.get();
    Json::Array list;
    for (auto const& move : view.submission.moves) {
        list.push_back(Json::Object{
            {"action", workflow::name(move.action)},
            {"action_title", shape(workflow::title(move.action))},
            {"from", move.from},
            {"from_title", state_title(definition, move.from)},
            {"to", move.to},
            {"to_title", state_title(definition, move.to)},
            {"person", names.person(move.person)},
            {"on_behalf_of", names.person(move.on_behalf_of)},
            {"at", base::to_string(move.at)},
            {"reason", text_or_null(move.reason)},
            {"reason_title", reason_title(*definition, move.reason)},
            {"comment", text_or_null(move.comment)},
        });
    }
    return list;
}

}  // namespace yingshen::api

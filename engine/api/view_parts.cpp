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
        {"verified_on", opinion.verified ? rests_on_json(opinion.verified_on) : Json()},
        {"carried", carried_opinion_json(submission, opinion)},
    };
}

Json item_answer_json(review::Submission const& submission, std::string const& item,
                      Names const& names) {
    auto const found = submission.item_answers.find(item);
    if (found == submission.item_answers.end()) return {};
    auto const& answer = found->second;
    return Json::Object{
        {"verdict", words::name(answer.verdict)},
        {"verdict_title", shape(words::title(answer.verdict))},
        {"note", answer.note},
        {"by", names.person(answer.by)},
        {"at", base::to_string(answer.at)},
        {"rests_on", rests_on_json(answer.rests_on)},
    };
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
    base::Text const title = state == nullptr ? base::Text{name, name} : state->title;
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

Json checklist_json(service::Reviews::View const& view, Names const& names,
                    catalog::Rules const& rules) {
    auto const* state = view.definition->find(view.submission.state);
    if (state == nullptr || state->checklist.empty()) return {};
    auto const found = rules.book.checklists.find(state->checklist);
    Json::Array items;
    for (auto const& item : view.items) {
        items.push_back(Json::Object{
            {"id", item.id},
            {"right", words::name(item.right)},
            {"right_title", shape(words::title(item.right))},
            {"severity", words::name(item.severity)},
            {"severity_title", shape(words::title(item.severity))},
            {"question", item.question},
            {"guidance", item.guidance},
            {"basis", shape(item.basis, rules.book.statutes)},
            {"answer", item_answer_json(view.submission, item.id, names)},
            {"carried", carried_item_json(view.submission, view.submission.state, item.id)},
        });
    }
    return Json::Object{
        {"id", state->checklist},
        {"title", found == rules.book.checklists.end() ? state->checklist : found->second.title},
        {"items", std::move(items)},
    };
}

Json actions_json(service::Reviews::View const& view) {
    auto const* state = view.definition->find(view.submission.state);
    Json::Array list;
    for (auto const& possible : view.actions) {
        Json::Array unmet;
        for (auto const& name : possible.unmet)
            unmet.push_back(unmet_json(*view.definition, name));
        bool const reason = state != nullptr && asks_reason(*state, possible.action);
        list.push_back(Json::Object{
            {"action", workflow::name(possible.action)},
            {"title", shape(workflow::title(possible.action))},
            {"to", possible.to},
            {"to_title", state_title(view.definition.get(), possible.to)},
            {"unmet", std::move(unmet)},
            {"reasons", reason ? reasons_json(*view.definition) : Json(Json::Array{})},
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
            {"at", base::to_string(move.at)},
            {"reason", text_or_null(move.reason)},
            {"reason_title", reason_title(*definition, move.reason)},
            {"comment", text_or_null(move.comment)},
        });
    }
    return list;
}

}  // namespace yingshen::api

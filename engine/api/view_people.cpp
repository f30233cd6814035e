#include <algorithm>

#include "api/view.hpp"
#include "api/view_carry.hpp"
#include "review/event_words.hpp"
#include "workflow/poll.hpp"

/// The parts of a view that are about tasks of several people.
namespace yingshen::api {
namespace {

using base::Json;

Json rights_json(review::TaskRights const& rights) {
    return Json::Object{{"claim", rights.claim},   {"unclaim", rights.unclaim},
                        {"assign", rights.assign}, {"transfer", rights.transfer},
                        {"answer", rights.answer}, {"pass", rights.pass}};
}

Json side_checklist_json(service::Reviews::View const& view, workflow::Side const& side,
                         Names const& names, catalog::Rules const& rules) {
    if (side.checklist.empty()) return {};
    auto const& answers = view.submission.side_answers;
    auto const given = answers.find(side.id);
    auto const items = view.side_items.find(side.id);
    Json::Array list;
    if (items != view.side_items.end()) {
        for (auto const& item : items->second) {
            auto const answer = given == answers.end() ? nullptr : find(given->second, item.id);
            auto const place = view.submission.state + "." + side.id;
            list.push_back(item_json(item, answer,
                                     carried_item_json(view.submission, place, item.id), names,
                                     rules.book.statutes));
        }
    }
    return Json::Object{{"id", side.checklist},
                        {"title", checklist_title(side.checklist, rules)},
                        {"items", std::move(list)}};
}

Json votes_json(review::Ballot const& ballot, Names const& names) {
    Json::Array list;
    for (auto const& vote : ballot.votes) {
        list.push_back(Json::Object{{"person", names.person(vote.person)},
                                    {"on_behalf_of", names.person(vote.on_behalf_of)},
                                    {"seat", review::seat_name(vote.seat)},
                                    {"approves", vote.approves},
                                    {"reason", text_or_null(vote.reason)},
                                    {"comment", text_or_null(vote.comment)},
                                    {"at", base::to_string(vote.at)}});
    }
    return list;
}

Json signers_json(review::Ballot const& ballot, review::BallotRights const& rights,
                  Names const& names) {
    Json::Array list;
    for (auto const& signer : ballot.signers) {
        bool const removable =
            std::ranges::find(rights.removable, signer.person) != rights.removable.end();
        list.push_back(Json::Object{{"person", names.person(signer.person)},
                                    {"seat", review::seat_name(signer.seat)},
                                    {"by", names.person(signer.by)},
                                    {"reason", signer.reason},
                                    {"at", base::to_string(signer.at)},
                                    {"signed", signer.signed_off},
                                    {"may_remove", removable}});
    }
    return list;
}

}  // namespace

Json rights_json(review::Rights const& rights) {
    auto json = rights_json(rights.task);
    json.set("vote", rights.ballot.vote);
    json.set("add_signer_before", rights.ballot.add_before);
    json.set("add_signer_after", rights.ballot.add_after);
    json.set("remove_seat", rights.ballot.remove_seat);
    json.set("copy", rights.copy);
    json.set("hear", rights.hear);
    json.set("mark", rights.mark);
    return json;
}

Json sides_json(service::Reviews::View const& view, Names const& names, catalog::Rules const& rules,
                base::Time now) {
    Json::Array list;
    auto const& submission = view.submission;
    auto const* state = view.definition->find(submission.state);
    if (state == nullptr) return list;
    for (auto const& side : state->sides) {
        auto const* task = submission.open_task(side.id);
        auto const gate = submission.state + "." + side.id;
        auto const passed = std::ranges::find(submission.decisions, gate, &review::Decision::gate);
        auto const rights = view.rights.sides.find(side.id);
        list.push_back(Json::Object{
            {"id", side.id},
            {"title", shape(side.title)},
            {"task", task == nullptr ? Json() : task_json(*task, names, now)},
            {"passed",
             passed == submission.decisions.end() ? Json() : decision_json(*passed, names)},
            {"checklist", side_checklist_json(view, side, names, rules)},
            {"may", rights_json(rights == view.rights.sides.end() ? review::TaskRights{}
                                                                  : rights->second)},
        });
    }
    return list;
}

Json ballot_json(service::Reviews::View const& view, Names const& names) {
    auto const* state = view.definition->find(view.submission.state);
    if (state == nullptr || !state->task || !state->task->votes) return {};
    auto const& votes = *state->task->votes;
    auto const& ballot = view.submission.ballot;
    auto const poll = ballot.poll();
    return Json::Object{
        {"seats", workflow::seats(votes, poll)},
        {"needed", workflow::needed(votes, poll)},
        {"approvals", static_cast<int>(poll.approvals)},
        {"refusals", static_cast<int>(poll.refusals)},
        {"turn", review::seat_name(workflow::turn(votes, poll))},
        {"refusal", votes.vetoes ? "vetoes" : "counts"},
        {"decided", votes.all_in ? "when_all_voted" : "when_certain"},
        {"approve", workflow::name(votes.approve)},
        {"approve_title", shape(workflow::title(votes.approve))},
        {"refuse", workflow::name(votes.refuse)},
        {"refuse_title", shape(workflow::title(votes.refuse))},
        {"reasons", reasons_of_action(view, votes.refuse)},
        {"votes", votes_json(ballot, names)},
        {"signers", signers_json(ballot, view.rights.ballot, names)},
    };
}

Json copies_json(review::Submission const& submission, Names const& names) {
    Json::Array list;
    for (auto const& copy : submission.copies) {
        list.push_back(Json::Object{{"person", names.person(copy.person)},
                                    {"by", names.person(copy.by)},
                                    {"note", text_or_null(copy.note)},
                                    {"at", base::to_string(copy.at)}});
    }
    return list;
}

Json hearings_json(review::Opinion const& opinion, Names const& names) {
    Json::Array list;
    for (auto const& hearing : opinion.hearings) {
        Json::Array members;
        for (auto const& member : hearing.members)
            members.push_back(names.person(member));
        list.push_back(Json::Object{{"ruling", review::ruling_name(hearing.ruling)},
                                    {"reason", hearing.reason},
                                    {"members", std::move(members)},
                                    {"by", names.person(hearing.by)},
                                    {"at", base::to_string(hearing.at)}});
    }
    return list;
}

}  // namespace yingshen::api

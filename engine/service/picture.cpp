#include "service/picture.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "yaml/node.hpp"

namespace yingshen::service {
namespace {

/// "2026-11-23 10:05" in mainland China.
std::string local_minute(base::Time time) {
    auto const day = base::china_date(time);
    auto const minutes = (time.us - base::china_midnight(day).us) / 60'000'000;
    return fmt::format("{} {:02}:{:02}", base::to_string(day), minutes / 60, minutes % 60);
}

std::string name_of(Directory const& directory, std::string const& person) {
    auto const* known = directory.person(person);
    return known == nullptr ? person : known->name;
}

/// "徐文博（代马晓燕）" where somebody stood in.
std::string name_of(Directory const& directory, std::string const& person,
                    std::string const& on_behalf_of) {
    auto name = name_of(directory, person);
    if (!on_behalf_of.empty()) name += "（代" + name_of(directory, on_behalf_of) + "）";
    return name;
}

std::string remark(workflow::Definition const& definition, review::Move const& move) {
    auto const reason =
        std::ranges::find(definition.return_reasons, move.reason, &workflow::ReturnReason::id);
    auto text = reason == definition.return_reasons.end() ? move.reason : reason->title.zh;
    if (!text.empty() && !move.comment.empty()) text += "；";
    return text + move.comment;
}

std::vector<std::string> notes(review::Submission const& submission, Directory const& directory) {
    std::vector<std::string> lines;
    if (!submission.task) return lines;
    auto const& task = *submission.task;
    if (!task.claimant.empty()) {
        lines.push_back("办理人：" + (task.claimed_by.empty()
                                          ? name_of(directory, task.claimant)
                                          : name_of(directory, task.claimed_by, task.claimant)));
    } else if (task.role == words::Role::submitter) {
        lines.push_back("办理人：" + name_of(directory, submission.submitter));
    } else {
        lines.emplace_back("待领取");
    }
    if (task.due) lines.push_back("截止：" + local_minute(*task.due));
    return lines;
}

}  // namespace

workflow::Progress progress(review::Submission const& submission,
                            workflow::Definition const& definition, Directory const& directory) {
    workflow::Progress found;
    found.title = submission.title + "（" + submission.id + "）";
    found.state = submission.state;
    found.notes = notes(submission, directory);
    for (auto const& move : submission.moves) {
        auto const who = name_of(directory, move.person, move.on_behalf_of);
        auto const when = local_minute(move.at);
        found.moves.push_back(
            {move.from, move.to, move.action, who, when, remark(definition, move)});
        auto const gate = definition.gate(move.from, move.action);
        if (!gate) continue;
        auto const id = workflow::to_string(definition.gates[*gate]);
        // A decision is the one in force where nothing but its place in time can tell it apart.
        auto const holds = std::ranges::any_of(submission.decisions, [&](auto const& decision) {
            return decision.gate == id && decision.person == move.person && decision.at == move.at;
        });
        found.decisions.push_back({id, who, when, holds});
    }
    // Reviews beside a state decide without a move.
    for (auto const& decision : submission.decisions) {
        auto const when = local_minute(decision.at);
        auto const known = std::ranges::any_of(found.decisions, [&](auto const& one) {
            return one.gate == decision.gate && one.in_force;
        });
        if (!known)
            found.decisions.push_back({decision.gate,
                                       name_of(directory, decision.person, decision.on_behalf_of),
                                       when, true});
    }
    return found;
}

ChecklistTitles checklist_titles(rulebook::Rulebook const& rules) {
    ChecklistTitles titles;
    for (auto const& [id, checklist] : rules.checklists)
        titles.emplace(id, checklist.title);
    return titles;
}

ChecklistTitles checklist_titles(std::vector<rulebook::NamedText> const& files) {
    ChecklistTitles titles;
    for (auto const& [path, text] : files) {
        auto const documents = yaml::parse(text, path);
        if (!documents || documents->empty()) continue;
        auto const* id = documents->front().find("checklist");
        auto const* title = documents->front().find("title");
        if (id != nullptr && title != nullptr) titles.emplace(id->scalar, title->scalar);
    }
    return titles;
}

std::string draw(std::string_view format, workflow::Definition const& definition,
                 ChecklistTitles checklists, workflow::Progress const* progress) {
    workflow::Captions const captions{std::move(checklists), progress};
    return format == mermaid_format ? workflow::mermaid(definition, captions)
                                    : workflow::svg(definition, captions);
}

}  // namespace yingshen::service

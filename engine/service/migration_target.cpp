#include "service/migration_target.hpp"

#include "review/rejection.hpp"
#include "service/checklist_items.hpp"
#include "service/side_items.hpp"

namespace yingshen::service {
namespace {

/// The applicable items of the checklist that the version has in the submission's state.
std::vector<std::string> items_there(workflow::Definition const& to,
                                     review::Submission const& submission,
                                     rulebook::Rulebook const& book, MaterialTexts const& texts) {
    std::vector<std::string> ids;
    auto const* state = to.find(submission.state);
    if (state == nullptr || state->checklist.empty()) return ids;
    for (auto& item : rulebook::items(book, state->checklist, submission.kind, submission.facts))
        ids.push_back(std::move(item.id));
    for (auto& clause : clause_items(*state, submission, texts))
        ids.push_back(std::move(clause.item.id));
    return ids;
}

}  // namespace

MigrationTarget::MigrationTarget(std::shared_ptr<workflow::Definition const> to,
                                 std::shared_ptr<workflow::Reachable const> reachable,
                                 review::Submission const& submission,
                                 rulebook::Rulebook const& book, MaterialTexts const& texts)
    : to_(std::move(to)),
      reachable_(std::move(reachable)),
      target_{*to_, *reachable_, items_there(*to_, submission, book, texts),
              ids_of(side_items(*to_, submission, book))} {}

base::Result<void> must_know_checklists(workflow::Definition const& to,
                                        rulebook::Rulebook const& book) {
    std::vector<base::Fault> faults;
    auto const look_for = [&](std::string const& where, std::string const& checklist) {
        if (checklist.empty() || book.checklists.contains(checklist)) return;
        faults.push_back({where + ".checklist", "a checklist of the rules that the submission has",
                          "\"" + checklist + "\""});
    };
    for (auto const& state : to.states) {
        look_for(state.id, state.checklist);
        for (auto const& side : state.sides)
            look_for(state.id + "." + side.id, side.checklist);
    }
    if (faults.empty()) return {};
    return review::refuse(review::Refusal::migration_refused, std::move(faults));
}

void fill_in(review::Migrate& command, review::Submission const& submission,
             Directory const& directory) {
    command.to.rulebook = submission.pins.rulebook;
    command.claimants.clear();
    auto const keep = [&](std::string const& side, review::OpenTask const& task) {
        if (task.claimant.empty()) return;
        if (auto known = directory.actor_of(task.claimant, submission.unit))
            command.claimants.emplace(side, *std::move(known));
    };
    if (submission.task) keep({}, *submission.task);
    for (auto const& [side, task] : submission.side_tasks)
        keep(side, task);
}

}  // namespace yingshen::service

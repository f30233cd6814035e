#pragma once
#include "api/shapes.hpp"
#include "catalog/catalog.hpp"
#include "review/projection.hpp"
#include "service/reviews.hpp"

namespace yingshen::api {

/// One line of a queue. State titles come from the active workflow of the kind; a state that only
/// an older definition knows has its id as title.
[[nodiscard]] base::Json row_json(review::SubmissionRow const& row, Names const& names,
                                  catalog::Catalog const& catalog, base::Time now);

/// The whole of a submission as one principal sees it now, with every word's title.
[[nodiscard]] base::Json view_json(service::Reviews::View const& view, Names const& names,
                                   catalog::Catalog const& catalog, base::Time now);

// The parts of view_json, one each.
[[nodiscard]] base::Json materials_json(review::Submission const& submission, Names const& names);
/// The final file beside a material, its differences from the reviewed revision most serious first;
/// null where there is none.
[[nodiscard]] base::Json final_json(review::Submission const& submission,
                                    std::string const& material, Names const& names);
/// The findings of the current revisions by right, each in its sentence and with what became of it,
/// and those that are gone since the revision before.
[[nodiscard]] base::Json findings_json(service::Reviews::View const& view, Names const& names);
[[nodiscard]] base::Json opinions_json(review::Submission const& submission, Names const& names,
                                       rulebook::Statutes const& statutes);
/// The items of the current state with their answers; null where the state has no checklist.
[[nodiscard]] base::Json checklist_json(service::Reviews::View const& view, Names const& names,
                                        catalog::Rules const& rules);
/// Until when, and how the reviewers' clock stands.
[[nodiscard]] base::Json deadline_json(service::Reviews::View const& view,
                                       workflow::Calendar const& calendar, base::Time now);
/// The timers of the open task, in the order of the workflow.
[[nodiscard]] base::Json timers_json(service::Reviews::View const& view);
/// An item with the answer that was given to it, or null, and what became of one given before.
[[nodiscard]] base::Json item_json(rulebook::Item const& item, review::ItemAnswer const* answer,
                                   base::Json carried, Names const& names,
                                   rulebook::Statutes const& statutes);
[[nodiscard]] review::ItemAnswer const* find(
    std::map<std::string, review::ItemAnswer> const& answers, std::string const& item);
[[nodiscard]] std::string checklist_title(std::string const& checklist,
                                          catalog::Rules const& rules);
[[nodiscard]] base::Json task_json(review::OpenTask const& task, Names const& names,
                                   base::Time now);
[[nodiscard]] base::Json decision_json(review::Decision const& decision, Names const& names);

// Of tasks of several people.
[[nodiscard]] base::Json rights_json(review::Rights const& rights);
/// The reviews beside the state, open and passed.
[[nodiscard]] base::Json sides_json(service::Reviews::View const& view, Names const& names,
                                    catalog::Rules const& rules, base::Time now);
/// The votes of the state; null where one person decides.
[[nodiscard]] base::Json ballot_json(service::Reviews::View const& view, Names const& names);
[[nodiscard]] base::Json copies_json(review::Submission const& submission, Names const& names);
[[nodiscard]] base::Json hearings_json(review::Opinion const& opinion, Names const& names);
/// The reasons to choose from where an action of the present state needs one.
[[nodiscard]] base::Json reasons_of_action(service::Reviews::View const& view,
                                           workflow::Action action);
[[nodiscard]] base::Json actions_json(service::Reviews::View const& view);
[[nodiscard]] base::Json moves_json(service::Reviews::View const& view, Names const& names);

/// The title of a state, or its id where the definition does not know it.
[[nodiscard]] base::Json state_title(workflow::Definition const* definition,
                                     std::string const& state);
[[nodiscard]] std::string_view name_of(workflow::End end);

}  // namespace yingshen::api

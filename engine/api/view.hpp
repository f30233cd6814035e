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
[[nodiscard]] base::Json opinions_json(review::Submission const& submission, Names const& names,
                                       rulebook::Statutes const& statutes);
/// The items of the current state with their answers; null where the state has no checklist.
[[nodiscard]] base::Json checklist_json(service::Reviews::View const& view, Names const& names,
                                        catalog::Rules const& rules);
[[nodiscard]] base::Json actions_json(service::Reviews::View const& view);
[[nodiscard]] base::Json moves_json(service::Reviews::View const& view, Names const& names);

/// The title of a state, or its id where the definition does not know it.
[[nodiscard]] base::Json state_title(workflow::Definition const* definition,
                                     std::string const& state);
[[nodiscard]] std::string_view name_of(workflow::End end);

}  // namespace yingshen::api

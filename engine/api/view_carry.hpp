#pragma once
#include "api/shapes.hpp"
#include "review/submission.hpp"

namespace yingshen::api {

/// What an answer or a verification rests on; null for everything.
[[nodiscard]] base::Json rests_on_json(review::RestsOn const& rests_on);

/// Whether what was answered before the current task began stands or is reopened, and why in both
/// languages: {"stands","because","why":{zh,en}}; null for what is answered or open for the first
/// time. `state` is that of a checklist (`state.side` for a review beside it).
[[nodiscard]] base::Json carried_item_json(review::Submission const& submission,
                                           std::string const& state, std::string const& item);
/// The same of the verification of an opinion.
[[nodiscard]] base::Json carried_opinion_json(review::Submission const& submission,
                                              review::Opinion const& opinion);

}  // namespace yingshen::api

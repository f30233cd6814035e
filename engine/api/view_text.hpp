#pragma once
#include "base/json.hpp"
#include "review/submission.hpp"
#include "service/recent_texts.hpp"

namespace yingshen::api {

/// What was read of a revision: the text whose code points spans count, its blocks with their
/// places, and what was not read. `text` is nullptr where nothing was.
[[nodiscard]] base::Json shape(review::Revision const& revision, service::MaterialText const* text);

}  // namespace yingshen::api

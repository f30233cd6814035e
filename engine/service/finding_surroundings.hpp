#pragma once
#include <map>
#include <string>

#include "review/submission.hpp"
#include "screening/surroundings.hpp"
#include "service/material_texts.hpp"

namespace yingshen::service {

/// What is around the findings of every current revision, by the id of the finding; nothing for a
/// revision of which nothing was read.
[[nodiscard]] std::map<std::string, screening::Surroundings> finding_surroundings(
    review::Submission const& submission, MaterialTexts const& texts);

}  // namespace yingshen::service

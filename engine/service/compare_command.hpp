#pragma once
#include <vector>

#include "base/error.hpp"
#include "review/command.hpp"
#include "review/submission.hpp"
#include "rulebook/comparison.hpp"
#include "service/material_texts.hpp"

namespace yingshen::service {

/// How many differences of a final file are kept, and how long each text of one may be.
inline constexpr std::size_t differences_max = 200;
inline constexpr std::size_t difference_points_max = 300;

/// Fills in what a command's new bytes have to do with the bytes there are: how a final file
/// differs from the reviewed revision, and what a new revision leaves unchanged (only where
/// something rests on a part of the text, or was found in it). Files of which a part was not read,
/// or that are larger than is screened, are not comparable, which counts as different; what was
/// read of both sides is compared all the same. Other commands stay as they are. Throws where bytes
/// are missing.
void compare_command(review::Command& command, review::Submission const& submission,
                     rulebook::ComparisonWords const& words, MaterialTexts const& texts);

/// Fills in the words of the spans that an answer or a verification rests on, from the text itself.
/// Faults name the spans that are not there.
[[nodiscard]] std::vector<base::Fault> quote_spans(review::Command& command,
                                                   review::Submission const& submission,
                                                   MaterialTexts const& texts);

}  // namespace yingshen::service

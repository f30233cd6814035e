#pragma once
#include <optional>

#include "review/command.hpp"
#include "review/submission.hpp"

namespace yingshen::review {

/// What becomes of the answers and verifications of a submission under new content. What rested on
/// something that changed is reopened, and says because of what; what rested on nothing that
/// changed stands, with its spans where they are now. Who named nothing to rest on rested on
/// everything. nullopt where there was nothing to carry and nothing to reopen. Pure.
[[nodiscard]] std::optional<CarriedOver> carry_over(Submission const& submission,
                                                    SetFacts const& command);
/// `material` is the one that the command makes where it names none.
[[nodiscard]] std::optional<CarriedOver> carry_over(Submission const& submission,
                                                    AttachRevision const& command,
                                                    std::string const& material);

/// Whether anything that stands rests on a part of a material's text.
[[nodiscard]] bool rests_on_spans_of(Submission const& submission, std::string_view material);

/// The answers that count again when a state (or a review beside it) is entered: those given there
/// before that rest on the current content, and where final files are checked, on the finals as
/// they are.
[[nodiscard]] std::vector<Event> restored_answers(Submission const& submission,
                                                  workflow::State const& to,
                                                  std::vector<Advanced::Side> const& sides);

}  // namespace yingshen::review

#pragma once
#include <string>
#include <vector>

#include "review/command.hpp"
#include "review/submission.hpp"
#include "rulebook/rulebook.hpp"
#include "service/material_texts.hpp"
#include "workflow/definition.hpp"

namespace yingshen::service {

/// A clause of a material as an item of a checklist. Its id names the material and the text of the
/// clause, not its place: a clause that an amendment moves keeps its id and one that it changes
/// gets another, so that no answer is ever read as one about another text.
struct ClauseItem {
    rulebook::Item item;  ///< `clause:m1:3f9a1c20`
    std::string material;
    std::string heading;    ///< empty for a paragraph
    std::string start;      ///< how it begins
    review::TextSpan span;  ///< empty (0 to 0) where the whole file is to be read by a person
};

/// The items that a state adds to its checklist where it reviews clause by clause: every clause of
/// every current text, and one for each material that cannot be split because it cannot be read.
/// Empty for other states. Throws where bytes are missing: the environment is broken.
[[nodiscard]] std::vector<ClauseItem> clause_items(workflow::State const& state,
                                                   review::Submission const& submission,
                                                   MaterialTexts const& texts);

/// An answer about a clause that names nothing rests on the clause (or on the whole material where
/// it was read by a person), so that it stands while others are amended.
void rest_on_clause(review::Command& command, std::vector<ClauseItem> const& clauses);

}  // namespace yingshen::service

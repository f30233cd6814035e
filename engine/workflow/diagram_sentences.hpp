#pragma once
#include <map>
#include <string>
#include <vector>

#include "workflow/definition.hpp"

namespace yingshen::workflow::diagram {

/// One thing that a picture says of a state or a review beside it, in Chinese.
struct Sentence {
    enum class Tone : char { plain, warning, faint };
    std::string text;
    Tone tone = Tone::plain;
};

using ChecklistTitles = std::map<std::string, std::string>;

/// Who does the task and who must not, how they decide together, deadline and checklist, and what
/// may be done here besides. An end says which kind it is.
[[nodiscard]] std::vector<Sentence> sentences(Definition const& definition, State const& state,
                                              ChecklistTitles const& checklists);
[[nodiscard]] std::vector<Sentence> sentences(Definition const& definition, Side const& side,
                                              ChecklistTitles const& checklists);
/// What holds for the whole workflow: what becomes of declined opinions, where it starts from, how
/// much time the reviewers have together and what is urgent.
[[nodiscard]] std::vector<std::string> rules(Definition const& definition);

}  // namespace yingshen::workflow::diagram

#pragma once
#include <map>
#include <string>
#include <vector>

#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// Where a submission stands and how it came there, in words that go into the picture as they are.
/// States and gates are ids; what the definition does not know is left out of the drawing.
struct Progress {
    std::string title;  ///< of the submission
    std::string state;
    std::vector<std::string> notes;  ///< who has the task, until when
    struct Move {
        std::string from;
        std::string to;
        Action action = Action::submit;
        std::string who;
        std::string when;
        std::string remark;  ///< a reason, or empty
    };
    std::vector<Move> moves;  ///< first to last
    struct Decision {
        std::string gate;  ///< "center_review.pass"
        std::string who;
        std::string when;
        bool in_force = false;
    };
    std::vector<Decision> decisions;  ///< every one that was taken, voided ones too
};

/// What a picture shows beyond the definition itself.
struct Captions {
    std::map<std::string, std::string> checklists;  ///< titles by id; an absent one shows its id
    Progress const* progress = nullptr;
};

/// The definition as a Mermaid state diagram: Chinese titles, gates marked, people constraints as
/// notes; with a progress, its current state and the moves that were made.
[[nodiscard]] std::string mermaid(Definition const& definition, Captions const& captions = {});

/// The definition as a standalone SVG 1.1 picture, laid out from top to bottom, with a legend; with
/// a progress, the current state, the moves numbered on their arrows and listed, decisions in force
/// in green and voided ones struck. Every text is escaped. The same bytes on every machine.
[[nodiscard]] std::string svg(Definition const& definition, Captions const& captions = {});

}  // namespace yingshen::workflow

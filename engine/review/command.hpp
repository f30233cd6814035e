#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/hash.hpp"
#include "review/event.hpp"
#include "rulebook/statutes.hpp"
#include "words/facts.hpp"
#include "workflow/definition.hpp"

namespace yingshen::review {

/// What screening said of one current revision; the service screens before it asks for a decision.
struct ScreenedRevision {
    std::string material;  ///< empty: the material that the command attaches
    Screening screening;
};

struct Create {
    std::string title;
    words::Kind kind = words::Kind::marketing_material;
    std::string unit;                 ///< the department or sub-branch that submits
    std::vector<std::string> branch;  ///< the units above it, nearest first
    words::FactSet facts;
    Pins pins;
};
/// Replaces the declared facts (and the title); every current revision is screened anew with them.
struct SetFacts {
    std::string title;
    words::FactSet facts;
    std::vector<ScreenedRevision> screenings;
};
/// A new revision of a material, or of a new one where `material` is empty.
struct AttachRevision {
    std::string material;
    std::string name;
    std::string media_type;
    base::Digest digest{};
    std::int64_t size = 0;
    Screening screening;
};
struct Claim {};
struct Unclaim {};
struct AnswerItem {
    std::string item;
    words::Verdict verdict = words::Verdict::pass;
    std::string note;  ///< required for fail and not_applicable
};
struct GiveOpinion {
    words::Right right = words::Right::information;
    words::Severity severity = words::Severity::substantive;
    std::string text;
    std::vector<rulebook::Citation> basis;
    std::optional<Place> place;
};
struct WithdrawOpinion {
    std::string opinion;
    std::string reason;
};
struct RespondToOpinion {
    std::string opinion;
    words::Answer answer = words::Answer::adopted;
    std::string reason;  ///< required for declined and partially_adopted
};
struct VerifyImplementation {
    std::string opinion;
    bool implemented = true;
    std::string note;  ///< required where it is not implemented
};
/// An action of the workflow: submit, pass, return, give_opinions, respond, sign, reject, cancel.
struct Act {
    workflow::Action action = workflow::Action::submit;
    std::string reason;  ///< an id of the definition's return reasons, where one is needed
    std::string comment;
};

using Command =
    std::variant<Create, SetFacts, AttachRevision, Claim, Unclaim, AnswerItem, GiveOpinion,
                 WithdrawOpinion, RespondToOpinion, VerifyImplementation, Act>;

/// The name of a command as the API and the log spell it; of an `act` its action's name.
[[nodiscard]] std::string_view name(Command const& command);

}  // namespace yingshen::review

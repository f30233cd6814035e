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
struct Screened {
    std::string material;  ///< empty: the material that the command attaches
    Screening screening;
};

struct create {
    std::string title;
    words::Kind kind = words::Kind::marketing_material;
    std::string unit;                 ///< the department or sub-branch that submits
    std::vector<std::string> branch;  ///< the units above it, nearest first
    words::FactSet facts;
    Pins pins;
};
/// Replaces the declared facts (and the title); every current revision is screened anew with them.
struct set_facts {
    std::string title;
    words::FactSet facts;
    std::vector<Screened> screenings;
};
/// A new revision of a material, or of a new one where `material` is empty.
struct attach_revision {
    std::string material;
    std::string name;
    std::string media_type;
    base::Digest digest{};
    std::int64_t size = 0;
    Screening screening;
};
struct claim {};
struct unclaim {};
struct answer_item {
    std::string item;
    words::Verdict verdict = words::Verdict::pass;
    std::string note;  ///< required for fail and not_applicable
};
struct give_opinion {
    words::Right right = words::Right::information;
    words::Severity severity = words::Severity::substantive;
    std::string text;
    std::vector<rulebook::Citation> basis;
    std::optional<Place> place;
};
struct withdraw_opinion {
    std::string opinion;
    std::string reason;
};
struct respond_to_opinion {
    std::string opinion;
    words::Answer answer = words::Answer::adopted;
    std::string reason;  ///< required for declined and partially_adopted
};
struct verify_implementation {
    std::string opinion;
    bool implemented = true;
    std::string note;  ///< required where it is not implemented
};
/// An action of the workflow: submit, pass, return, give_opinions, respond, sign, reject, cancel.
struct act {
    workflow::Action action = workflow::Action::submit;
    std::string reason;   ///< an id of the definition's return reasons, where one is needed
    std::string comment;
};

using Command = std::variant<create, set_facts, attach_revision, claim, unclaim, answer_item, give_opinion,
                             withdraw_opinion, respond_to_opinion, verify_implementation, act>;

/// The name of a command as the API and the log spell it; of an `act` its action's name.
[[nodiscard]] std::string_view name(Command const& command);

}  // namespace yingshen::review

#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/hash.hpp"
#include "review/actor.hpp"
#include "review/event.hpp"
#include "rulebook/statutes.hpp"
#include "screening/carry.hpp"
#include "words/facts.hpp"
#include "workflow/definition.hpp"

namespace yingshen::review {

/// What screening said of one current revision; the service screens before it asks for a decision.
struct ScreenedRevision {
    std::string material;  ///< empty: the material that the command attaches
    Screening screening;
};

/// A new revision of a material, or of a new one where `material` is empty.
struct AttachRevision {
    std::string material;
    std::string name;
    std::string media_type;
    base::Digest digest{};
    std::int64_t size = 0;
    Screening screening;
    std::optional<base::Digest> text{};  ///< what was read of the bytes, where they are no text
    /// From the revision before to this one; absent where one of them cannot be read, and then what
    /// rested on a span of it does not stand, and no dismissal of a finding does.
    std::shared_ptr<screening::Change const> change{};
};
struct Create {
    std::string title;
    words::Kind kind = words::Kind::marketing_material;
    std::string unit;                 ///< the department or sub-branch that submits
    std::vector<std::string> branch;  ///< the units above it, nearest first
    words::FactSet facts;
    Pins pins;
    std::string workflow{};      ///< its id; empty: the full track of the kind
    std::optional<Base> base{};  ///< the cleared submission that this one starts from
    /// Its materials, in its order, for the first revisions of this one.
    std::vector<AttachRevision> materials{};
};
/// Replaces the declared facts (and the title); every current revision is screened anew with them.
struct SetFacts {
    std::string title;
    words::FactSet facts;
    std::vector<ScreenedRevision> screenings;
};
/// In the commands about tasks `side` is the review beside the state, empty for the state's own.
struct Claim {
    std::string side{};
};
struct Unclaim {
    std::string side{};
};
/// A head gives the task to somebody.
struct Assign {
    Actor to;  ///< with the roles as they look from the submission's unit
    std::string side{};
};
/// 转办
struct Transfer {
    Actor to;
    std::string reason;
    std::string side{};
};
/// 抄送
struct CopyTo {
    Actor to;
    std::string note;
};
struct Vote {
    bool approves = true;
    std::string reason;   ///< of the definition's list, for a refusal that returns
    std::string comment;  ///< required for a refusal
};
/// 加签
struct AddSigner {
    Actor signer;
    workflow::Seat seat = workflow::Seat::before;  ///< before or after
    std::string reason;
};
/// 减签: an added signer, or a seat that nobody took (no person).
struct RemoveSigner {
    std::string person;
    std::string reason;
};
/// A review beside the state passes.
struct PassSide {
    std::string side;
    std::string comment;
};
struct AnswerItem {
    std::string item;
    words::Verdict verdict = words::Verdict::pass;
    std::string note;  ///< required for fail and not_applicable
    std::string side{};
    RestsOn rests_on{};
};
struct GiveOpinion {
    words::Right right = words::Right::information;
    words::Severity severity = words::Severity::substantive;
    std::string text;
    std::vector<rulebook::Citation> basis;
    std::optional<Place> place;
};
/// A finding is a problem: it becomes an opinion.
struct ConfirmFinding {
    std::string finding;
    std::string text{};                         ///< empty: the rule's advice
    std::optional<words::Severity> severity{};  ///< absent: the finding's
    std::vector<rulebook::Citation> basis{};    ///< of the pinned rule; the service fills it in
};
/// A finding is none, or its question has a good answer.
struct DismissFinding {
    std::string finding;
    std::string reason;
};
/// Takes the mark of a finding back; of a confirmed one its opinion is withdrawn with it.
struct ReopenFinding {
    std::string finding;
    std::string reason{};  ///< required where an opinion is withdrawn
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
    RestsOn rests_on{};
};
/// The hearing's word on an opinion that stands declined.
struct HearOpinion {
    std::string opinion;
    OpinionHeard::Ruling ruling = OpinionHeard::Ruling::upheld;
    std::string reason;
    std::vector<Actor> members;  ///< who sat, the one who gives the command among them
};
/// A final file beside a material; the service compares it with the reviewed revision.
struct AttachFinal {
    std::string material;
    std::string name;
    std::string media_type;
    base::Digest digest{};
    std::int64_t size = 0;
    bool identical = false;
    bool comparable = false;
    std::vector<FinalAttached::Difference> differences;
    int more = 0;
    std::optional<base::Digest> text{};  ///< as of a revision
};
/// The submission goes on under another version of its workflow.
struct Migrate {
    Pins to;
    /// Who has the tasks, by side (empty: the state's own), with the roles as they look from the
    /// submission's unit; the service fills them in.
    std::map<std::string, Actor> claimants{};
};
/// An action of the workflow.
struct Act {
    workflow::Action action = workflow::Action::submit;
    std::string reason;  ///< an id of the definition's return reasons, where one is needed
    std::string comment;
    std::string to{};  ///< the state, where the action offers several to choose from
};
/// A timer of the open task that came due; only the engine itself gives this command.
struct FireTimer {
    std::size_t timer = 0;  ///< its place in the state's list, from 0
};

using Command =
    std::variant<Create, SetFacts, AttachRevision, Claim, Unclaim, AnswerItem, GiveOpinion,
                 WithdrawOpinion, RespondToOpinion, VerifyImplementation, Assign, Transfer, CopyTo,
                 Vote, AddSigner, RemoveSigner, PassSide, HearOpinion, AttachFinal, Migrate,
                 FireTimer, ConfirmFinding, DismissFinding, ReopenFinding, Act>;

/// The name of a command as the API and the log spell it; of an `act` its action's name.
[[nodiscard]] std::string_view name(Command const& command);

}  // namespace yingshen::review

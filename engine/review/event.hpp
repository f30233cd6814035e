#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/hash.hpp"
#include "base/time.hpp"
#include "review/event_values.hpp"
#include "rulebook/statutes.hpp"
#include "screening/screen.hpp"
#include "words/facts.hpp"
#include "words/words.hpp"
#include "workflow/definition.hpp"
#include "workflow/poll.hpp"

namespace yingshen::review {

using screening::Screening;

/// The code of a part that was not read because the matcher itself failed. A revision with one does
/// not count as screened, whatever else was found.
inline constexpr std::string_view screening_failed = "screening_failed";

struct Created {
    std::string title;
    words::Kind kind = words::Kind::marketing_material;
    std::string unit;
    std::vector<std::string> branch;
    words::FactSet facts;
    Pins pins;
    std::string state;  ///< the workflow's initial state
    TaskOpened task;
    std::optional<Base> base{};  ///< since version 2
    bool operator==(Created const&) const = default;
};
struct FactsSet {
    std::string title;
    words::FactSet facts;
    bool operator==(FactsSet const&) const = default;
};
struct RevisionAttached {
    std::string material;  ///< m1, m2, … in order of first attachment
    int revision = 0;      ///< from 1
    std::string name;
    std::string media_type;
    base::Digest digest{};
    std::int64_t size = 0;
    /// Since version 2: the blob that holds what was read of the bytes (extract/codec.hpp). Without
    /// one the bytes are the text, or nothing was read.
    std::optional<base::Digest> text{};
    bool operator==(RevisionAttached const&) const = default;
};
struct Screened {
    std::string material;
    int revision = 0;
    std::vector<screening::Finding> findings;
    std::vector<screening::NotRead> not_read;
    /// Since version 3: the id of each of `findings`, where one of them was there before. Without
    /// it every finding is a new one and gets the next id, in order.
    std::vector<std::string> ids{};
    /// Those of `ids` whose dismissal stands no longer: what is around them, or what is said of
    /// them, changed.
    std::vector<std::string> lapsed{};
    bool operator==(Screened const&) const = default;
};
/// New content or a return took the force of decisions, or of verifications.
struct DecisionsVoided {
    enum class Cause : std::uint8_t {
        content_changed,
        returned,
        final_changed
    } cause = Cause::content_changed;
    std::vector<std::string> gates;          ///< "pre_review.pass"
    std::vector<std::string> verifications;  ///< opinions that must be verified again
    bool operator==(DecisionsVoided const&) const = default;
};
/// In the events of tasks `side` is the review beside the state, empty for the state's own task.
struct Claimed {
    std::string side{};
    bool operator==(Claimed const&) const = default;
};
struct Unclaimed {
    std::string side{};
    bool operator==(Unclaimed const&) const = default;
};
/// A head gave the task to somebody.
struct Assigned {
    std::string to;  ///< a person
    std::string side;
    bool operator==(Assigned const&) const = default;
};
/// 转办: whoever had the task handed it on.
struct Transferred {
    std::string to;
    std::string side;
    std::string reason;
    bool operator==(Transferred const&) const = default;
};
/// 抄送: somebody else may read the submission from now on.
struct CopiedTo {
    std::string person;
    std::string note;
    bool operator==(CopiedTo const&) const = default;
};
/// One vote of a task that several people decide.
struct Voted {
    workflow::Seat seat = workflow::Seat::main;
    bool approves = true;
    std::string reason;
    std::string comment;
    base::Digest content{};  ///< what the vote was about
    bool operator==(Voted const&) const = default;
};
/// 加签: somebody must agree before or after the seats.
struct SignerAdded {
    std::string person;
    workflow::Seat seat = workflow::Seat::before;
    std::string reason;
    bool operator==(SignerAdded const&) const = default;
};
/// 减签: an added signer who did not sign yet, or (no person) a seat that nobody took.
struct SignerRemoved {
    std::string person;
    std::string reason;
    bool operator==(SignerRemoved const&) const = default;
};
/// A review beside the state passed; its gate is open.
struct SidePassed {
    std::string side;
    std::string comment;
    base::Digest content{};
    bool operator==(SidePassed const&) const = default;
};
struct ItemAnswered {
    std::string item;
    words::Verdict verdict = words::Verdict::pass;
    std::string note;
    std::string side{};
    RestsOn rests_on{};
    bool operator==(ItemAnswered const&) const = default;
};
struct OpinionGiven {
    std::string opinion;  ///< o1, o2, …
    words::Right right = words::Right::information;
    words::Severity severity = words::Severity::substantive;
    std::string text;
    std::vector<rulebook::Citation> basis;
    std::optional<Place> place;
    bool operator==(OpinionGiven const&) const = default;
};
/// A reviewer's word on a finding: a problem, which the opinion then says; none, because of the
/// reason; or open again.
struct FindingMarked {
    enum class Mark : std::uint8_t { confirmed, dismissed, reopened } mark = Mark::confirmed;
    std::string finding;    ///< f1, f2, …
    std::string opinion{};  ///< of a confirmed one
    std::string reason{};
    bool operator==(FindingMarked const&) const = default;
};
struct OpinionWithdrawn {
    std::string opinion;
    std::string reason;
    bool operator==(OpinionWithdrawn const&) const = default;
};
struct OpinionAnswered {
    std::string opinion;
    words::Answer answer = words::Answer::adopted;
    std::string reason;
    bool operator==(OpinionAnswered const&) const = default;
};
struct ImplementationVerified {
    std::string opinion;
    std::string note;
    base::Digest content{};  ///< the content that was looked at
    RestsOn rests_on{};
    bool operator==(ImplementationVerified const&) const = default;
};
struct ImplementationRefused {
    std::string opinion;
    std::string note;
    bool operator==(ImplementationRefused const&) const = default;
};
/// A hearing decided about an opinion that the business line declined.
struct OpinionHeard {
    enum class Ruling : std::uint8_t { upheld, set_aside } ruling = Ruling::upheld;
    std::string opinion;
    std::string reason;
    std::vector<std::string> members;  ///< the people who sat
    bool operator==(OpinionHeard const&) const = default;
};
/// A file that is to be released, beside the reviewed revision that it is made from.
struct FinalAttached {
    struct Difference {
        std::string kind;    ///< as screening::compare names them
        std::string text;    ///< as it is in the final, cut where it is long
        std::string before;  ///< as it was reviewed
        std::string context{};
        struct Extent {  ///< in code points
            std::int64_t begin = 0;
            std::int64_t end = 0;
            bool operator==(Extent const&) const = default;
        };
        Extent in_reviewed{};
        Extent in_final{};
        bool operator==(Difference const&) const = default;
    };
    std::string material;
    int revision = 0;  ///< the reviewed one
    std::string name;
    std::string media_type;
    base::Digest digest{};
    std::int64_t size = 0;
    bool identical = false;               ///< the same bytes
    bool comparable = false;              ///< both sides could be read
    std::vector<Difference> differences;  ///< the most serious first
    int more = 0;                         ///< how many beyond those listed
    std::optional<base::Digest> text{};   ///< since version 2: what was read, as of a revision
    bool operator==(FinalAttached const&) const = default;
};
/// What still stands after new content, with what it rests on now, and what does not.
struct CarriedOver {
    struct Answer {
        std::string state;  ///< and `.side` for a review beside it
        std::string item;
        words::Verdict verdict = words::Verdict::pass;
        std::string note;
        std::string by;
        base::Time at;
        RestsOn rests_on;
        bool operator==(Answer const&) const = default;
    };
    struct Verification {
        std::string opinion;
        RestsOn rests_on;
        bool operator==(Verification const&) const = default;
    };
    struct Reopened {
        std::string state;  ///< empty for an opinion
        std::string what;   ///< an item or an opinion
        /// What changed: `title`, `fact:NAME`, `material:ID`, `span:ID`, `everything`.
        std::string because;
        bool operator==(Reopened const&) const = default;
    };
    std::vector<Answer> answers;
    std::vector<Verification> verifications;
    std::vector<Reopened> reopened;
    bool operator==(CarriedOver const&) const = default;
};
/// A state was entered again, and these earlier answers count there.
struct AnswersRestored {
    std::string state;
    std::vector<std::string> items;
    bool operator==(AnswersRestored const&) const = default;
};
/// The submission moved. `gate` says whether the action was a decision of a reviewer.
struct Advanced {
    workflow::Action action = workflow::Action::submit;
    std::string from;
    std::string to;
    std::string reason;
    std::string comment;
    bool gate = false;
    base::Digest content{};  ///< what the act was about: the content digest at that moment
    std::optional<TaskOpened> task;
    std::optional<workflow::End> end;
    struct Side {
        std::string id;
        TaskOpened task;
        bool operator==(Side const&) const = default;
    };
    std::vector<Side> sides{};  ///< the reviews beside the new state that are still to be done
    std::vector<std::string> people{};  ///< everybody who approved, where votes decided
    bool operator==(Advanced const&) const = default;
};
/// A timer of the open task came due: somebody is told of it, and nothing is decided. Once for each
/// time that the state is entered.
struct Reminded {
    std::string state;
    std::size_t timer = 0;        ///< its place in the state's list, from 0
    std::vector<std::string> to;  ///< a person, or a group such as pre_reviewer@UNIT
    bool operator==(Reminded const&) const = default;
};
/// The same, to the head of the role whose task it is.
struct Escalated {
    std::string state;
    std::size_t timer = 0;
    std::vector<std::string> to;
    bool operator==(Escalated const&) const = default;
};
/// The clearance certificate: a canonical JSON body and its Ed25519 signature in lower-case hex.
struct CertificateIssued {
    std::string body;
    std::string signature;
    std::string key;  ///< SHA-256 of the public key, hex
    bool operator==(CertificateIssued const&) const = default;
};

/// The submission goes on under another version of its workflow, where it stands.
struct Migrated {
    struct Side {
        std::string id;
        TaskOpened task;
        bool keeps_claim = false;
        bool operator==(Side const&) const = default;
    };
    Pins from;
    Pins to;
    std::string state;         ///< the same in both
    TaskOpened task;           ///< as the new version has it
    bool keeps_claim = false;  ///< whoever has the task may do it there too
    std::vector<Side> sides;   ///< the reviews beside the state that are still to be done
    /// Answers to items that the new version does not ask there: an item, or `side/item`.
    std::vector<std::string> dropped_answers;
    std::vector<std::string> dropped_gates;  ///< decisions that the new version does not know
    /// Timers of the new task that did what they do before: the same kind at the same instant.
    std::vector<std::size_t> fired{};
    bool operator==(Migrated const&) const = default;
};

/// Every event there is. A released type version never changes its meaning; tests hold a frozen
/// corpus. Visit without a catch-all.
using Event = std::variant<Created, FactsSet, RevisionAttached, Screened, DecisionsVoided, Claimed,
                           Unclaimed, ItemAnswered, OpinionGiven, OpinionWithdrawn, OpinionAnswered,
                           ImplementationVerified, ImplementationRefused, Advanced,
                           CertificateIssued, Assigned, Transferred, CopiedTo, Voted, SignerAdded,
                           SignerRemoved, SidePassed, OpinionHeard, FinalAttached, CarriedOver,
                           AnswersRestored, Migrated, Reminded, Escalated, FindingMarked>;

/// What is true of every event.
struct Envelope {
    std::string submission;
    std::int64_t version = 0;  ///< 1, 2, … within the submission
    base::Time at;
    std::string person;
    std::string account;
    std::string on_behalf_of{};  ///< the person whom `person` stood in for, or empty
    bool operator==(Envelope const&) const = default;
};

struct Recorded {
    Envelope envelope;
    Event event;
    bool operator==(Recorded const&) const = default;
};

}  // namespace yingshen::review

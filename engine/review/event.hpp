#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/hash.hpp"
#include "base/time.hpp"
#include "rulebook/statutes.hpp"
#include "screening/screen.hpp"
#include "words/facts.hpp"
#include "words/words.hpp"
#include "workflow/definition.hpp"

namespace yingshen::review {

using screening::Screening;

/// The code of a part that was not read because the matcher itself failed. A revision with one does
/// not count as screened, whatever else was found.
inline constexpr std::string_view screening_failed = "screening_failed";

/// The definitions a submission froze when it was created, by content hash.
struct Pins {
    base::Digest workflow{};
    base::Digest rulebook{};  ///< statutes, checklists and rules together
    bool operator==(Pins const&) const = default;
};

/// Where in a material an opinion points, in code points of a revision's text.
struct Place {
    std::string material;
    int revision = 0;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::string quote;
    std::string rule;  ///< the finding it came from, or empty
    bool operator==(Place const&) const = default;
};

/// Work that begins when a state is entered.
struct TaskOpened {
    words::Role role = words::Role::submitter;
    words::Scope scope = words::Scope::any;
    std::optional<base::Time> due;
    bool operator==(TaskOpened const&) const = default;
};

struct Created {
    std::string title;
    words::Kind kind = words::Kind::marketing_material;
    std::string unit;
    std::vector<std::string> branch;
    words::FactSet facts;
    Pins pins;
    std::string state;  ///< the workflow's initial state
    TaskOpened task;
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
    bool operator==(RevisionAttached const&) const = default;
};
struct Screened {
    std::string material;
    int revision = 0;
    std::vector<screening::Finding> findings;
    std::vector<screening::NotRead> not_read;
    bool operator==(Screened const&) const = default;
};
/// New content or a return took the force of decisions, or of verifications.
struct DecisionsVoided {
    enum class Cause : std::uint8_t { content_changed, returned } cause = Cause::content_changed;
    std::vector<std::string> gates;          ///< "pre_review.pass"
    std::vector<std::string> verifications;  ///< opinions that must be verified again
    bool operator==(DecisionsVoided const&) const = default;
};
struct Claimed {
    bool operator==(Claimed const&) const = default;
};
struct Unclaimed {
    bool operator==(Unclaimed const&) const = default;
};
struct ItemAnswered {
    std::string item;
    words::Verdict verdict = words::Verdict::pass;
    std::string note;
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
    bool operator==(ImplementationVerified const&) const = default;
};
struct ImplementationRefused {
    std::string opinion;
    std::string note;
    bool operator==(ImplementationRefused const&) const = default;
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
    bool operator==(Advanced const&) const = default;
};
/// The clearance certificate: a canonical JSON body and its Ed25519 signature in lower-case hex.
struct CertificateIssued {
    std::string body;
    std::string signature;
    std::string key;  ///< SHA-256 of the public key, hex
    bool operator==(CertificateIssued const&) const = default;
};

/// Every event there is. A released type version never changes its meaning; tests hold a frozen
/// corpus. Visit without a catch-all.
using Event =
    std::variant<Created, FactsSet, RevisionAttached, Screened, DecisionsVoided, Claimed, Unclaimed,
                 ItemAnswered, OpinionGiven, OpinionWithdrawn, OpinionAnswered,
                 ImplementationVerified, ImplementationRefused, Advanced, CertificateIssued>;

/// What is true of every event.
struct Envelope {
    std::string submission;
    std::int64_t version = 0;  ///< 1, 2, … within the submission
    base::Time at;
    std::string person;
    std::string account;
    bool operator==(Envelope const&) const = default;
};

struct Recorded {
    Envelope envelope;
    Event event;
    bool operator==(Recorded const&) const = default;
};

}  // namespace yingshen::review

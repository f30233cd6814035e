#pragma once
#include <cstdint>
#include <optional>
#include <string>
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

struct created {
    std::string title;
    words::Kind kind = words::Kind::marketing_material;
    std::string unit;
    std::vector<std::string> branch;
    words::FactSet facts;
    Pins pins;
    std::string state;  ///< the workflow's initial state
    TaskOpened task;
    bool operator==(created const&) const = default;
};
struct facts_set {
    std::string title;
    words::FactSet facts;
    bool operator==(facts_set const&) const = default;
};
struct revision_attached {
    std::string material;  ///< m1, m2, … in order of first attachment
    int revision = 0;      ///< from 1
    std::string name;
    std::string media_type;
    base::Digest digest{};
    std::int64_t size = 0;
    bool operator==(revision_attached const&) const = default;
};
struct screened {
    std::string material;
    int revision = 0;
    std::vector<screening::Finding> findings;
    std::vector<screening::NotRead> not_read;
    bool operator==(screened const&) const = default;
};
/// New content or a return took the force of decisions, or of verifications.
struct decisions_voided {
    enum class Cause : std::uint8_t { content_changed, returned } cause = Cause::content_changed;
    std::vector<std::string> gates;          ///< "pre_review.pass"
    std::vector<std::string> verifications;  ///< opinions that must be verified again
    bool operator==(decisions_voided const&) const = default;
};
struct claimed {
    bool operator==(claimed const&) const = default;
};
struct unclaimed {
    bool operator==(unclaimed const&) const = default;
};
struct item_answered {
    std::string item;
    words::Verdict verdict = words::Verdict::pass;
    std::string note;
    bool operator==(item_answered const&) const = default;
};
struct opinion_given {
    std::string opinion;  ///< o1, o2, …
    words::Right right = words::Right::information;
    words::Severity severity = words::Severity::substantive;
    std::string text;
    std::vector<rulebook::Citation> basis;
    std::optional<Place> place;
    bool operator==(opinion_given const&) const = default;
};
struct opinion_withdrawn {
    std::string opinion;
    std::string reason;
    bool operator==(opinion_withdrawn const&) const = default;
};
struct opinion_answered {
    std::string opinion;
    words::Answer answer = words::Answer::adopted;
    std::string reason;
    bool operator==(opinion_answered const&) const = default;
};
struct implementation_verified {
    std::string opinion;
    std::string note;
    base::Digest content{};  ///< the content that was looked at
    bool operator==(implementation_verified const&) const = default;
};
struct implementation_refused {
    std::string opinion;
    std::string note;
    bool operator==(implementation_refused const&) const = default;
};
/// The submission moved. `gate` says whether the action was a decision of a reviewer.
struct advanced {
    workflow::Action action = workflow::Action::submit;
    std::string from;
    std::string to;
    std::string reason;
    std::string comment;
    bool gate = false;
    base::Digest content{};  ///< what the act was about: the content digest at that moment
    std::optional<TaskOpened> task;
    std::optional<workflow::End> end;
    bool operator==(advanced const&) const = default;
};
/// The clearance certificate: a canonical JSON body and its Ed25519 signature in lower-case hex.
struct certificate_issued {
    std::string body;
    std::string signature;
    std::string key;  ///< SHA-256 of the public key, hex
    bool operator==(certificate_issued const&) const = default;
};

/// Every event there is. A released type version never changes its meaning; tests hold a frozen
/// corpus. Visit without a catch-all.
using Event = std::variant<created, facts_set, revision_attached, screened, decisions_voided, claimed,
                           unclaimed, item_answered, opinion_given, opinion_withdrawn, opinion_answered,
                           implementation_verified, implementation_refused, advanced, certificate_issued>;

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

#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "base/time.hpp"
#include "review/projection.hpp"
#include "screening/sketch.hpp"
#include "words/words.hpp"

namespace yingshen::store {

/// An event as it is kept: its envelope, its canonical body, and the chain of its submission.
struct EventRecord {
    review::Envelope envelope;
    std::string type;
    int type_version = 1;
    std::string body;           ///< canonical JSON
    base::Digest prev{};        ///< hash of the submission's event before it; zero for the first
    base::Digest hash{};        ///< SHA-256 of review::canonical_event
    std::int64_t position = 0;  ///< place in the whole log, given by the store; gaps never occur
};

/// What a command answered, so that a second delivery gets the same answer and changes nothing.
struct IdempotencyRecord {
    std::string account;
    std::string key;
    base::Digest
        request{};  ///< over method, path and body; another request under the key is a fault
    int status = 0;
    std::string response;  ///< the body that was answered
    std::string etag;
    base::Time at;
};

struct OutboxRecord {
    std::string topic;
    std::string body;
    std::int64_t position = 0;  ///< given by the store
};

/// The sketch of a text that an event brought.
struct TextSketch {
    std::int64_t version = 0;  ///< of the event, within its submission
    std::string material;
    int revision = 0;
    screening::Sketch sketch{};
};

/// Everything one command changes; all of it or nothing becomes durable. A stream of events that is
/// no submission (the definitions of the bank) is written under its own id without a projection.
struct Write {
    std::string submission;
    std::int64_t expected_version = 0;  ///< 0 for a new submission
    std::vector<EventRecord> events;
    std::optional<review::Projection> projection;
    std::optional<std::string> search_text;  ///< title and texts, where they changed
    std::vector<OutboxRecord> outbox;
    std::optional<IdempotencyRecord> idempotency;
    std::vector<TextSketch> sketches{};  ///< of the texts that its events brought
};

enum class Outcome : std::uint8_t {
    committed,         ///< durable
    version_conflict,  ///< somebody else was first; nothing of this write is kept
    duplicate_key,     ///< the idempotency key was used meanwhile; nothing of this write is kept
    duty_conflict,     ///< a second duty of one person; nothing of this write is kept
    unknown,           ///< COMMIT failed: it may be kept; the store takes no more writes
    refused,           ///< the store takes no writes (stopping, or after an unknown outcome)
};

/// Organisation. A person may have several accounts; roles are granted to accounts.
struct Unit {
    std::string id;
    words::UnitKind kind = words::UnitKind::department;
    std::string name;
    std::string parent;  ///< "" for the head office
    bool operator==(Unit const&) const = default;
};
struct Person {
    std::string id;
    std::string name;
    std::string unit;
    bool operator==(Person const&) const = default;
};
struct Grant {
    words::Role role = words::Role::submitter;
    std::string unit;  ///< where the role is held
    bool operator==(Grant const&) const = default;
};
struct Account {
    std::string id;
    std::string login;
    std::string person;
    std::string password;  ///< encoded Argon2id hash; empty: no password login
    bool active = true;
    std::vector<Grant> grants;
    bool operator==(Account const&) const = default;
};
struct Organisation {
    std::vector<Unit> units;
    std::vector<Person> people;
    std::vector<Account> accounts;
};

/// A login session or a system's bearer token; only the SHA-256 of the secret is kept.
struct Session {
    base::Digest secret{};
    std::string account;
    bool token = false;  ///< a bearer token of a system
    std::string label;   ///< of a token
    base::Time created_at;
    base::Time expires_at;
};

/// A pinned definition: its bytes by content hash, kept as long as anything refers to it.
struct DefinitionRecord {
    base::Digest hash{};
    std::string kind;  ///< "workflow", "scenarios" or "rulebook"
    std::string name;
    std::string content;
    base::Time at;
};

/// What a person may see: everything, or what belongs to the named branches or units, or what they
/// submitted themselves.
struct Visibility {
    bool all = false;
    std::vector<std::string> branches;
    std::vector<std::string> units;
    std::string submitter;
};

/// A place in the order in which timers come due.
struct TimerPlace {
    base::Time at{std::numeric_limits<std::int64_t>::min()};
    std::string submission;
    std::size_t timer = 0;
    auto operator<=>(TimerPlace const&) const = default;
};

/// A page of a queue. Unset filters do not filter. Sorted by deadline (none last), then id. "My
/// group" and "mine" also list the tasks beside a submission's own, each in a line of its own.
struct QueueQuery {
    Visibility visible;
    std::vector<std::string> groups;  ///< open tasks of these groups: "my group"
    std::string claimant;             ///< tasks of this person: "mine"
    std::string copied_to;            ///< submissions that this person was copied into
    /// Only tasks that the duties which these people have in the submission do not bar them from:
    /// one person, or a stand-in and the person stood in for.
    std::vector<std::string> takeable_by;
    std::string submitter;
    std::string state;
    std::string kind;
    std::string unit;
    std::string text;  ///< full-text; sorted by newest first instead
    bool unclaimed_only = false;
    std::optional<base::Time> overdue_at;  ///< only tasks due before this
    bool urgent_only = false;              ///< only tasks that were urgent when they began
    bool open_only = false;                ///< only submissions that have not ended
    std::size_t limit = 50;                ///< at most 200
    std::string cursor;                    ///< opaque, from the page before
};
/// A page may hold fewer rows than asked for although more follow: a full-text search whose other
/// filters refuse nearly everything stops after a bounded number of candidates. Only an empty
/// cursor means the end.
struct QueuePage {
    std::vector<review::SubmissionRow> rows;
    std::string next_cursor;  ///< empty on the last page
};

/// What is kept of a text under the position of the event that brought it.
struct KeptSketch {
    std::string submission;
    std::string material;
    int revision = 0;
    screening::Sketch sketch{};
    std::size_t keys = 0;  ///< how many of the keys of the sketch are kept with it
    bool operator==(KeptSketch const&) const = default;
};
/// How much is kept of the texts up to a position.
struct SketchCounts {
    std::int64_t sketches = 0;
    std::int64_t keys = 0;
    bool operator==(SketchCounts const&) const = default;
};

/// Which texts are like one.
struct LikenessQuery {
    screening::Sketch sketch{};
    Visibility visible;
    std::string person;               ///< sees what they were copied into or reviewed; or empty
    std::vector<std::string> groups;  ///< whose open tasks are seen beside `visible`
    std::string but_not;              ///< a submission whose own texts are left out
    int agreeing_min = 64;            ///< of the 128 numbers of a sketch
    std::size_t limit = 10;           ///< submissions
};
/// The text of a submission that is most like another text.
struct LikeText {
    std::string submission;
    std::string material;
    int revision = 0;
    int agreeing = 0;  ///< of 128
    bool operator==(LikeText const&) const = default;
};

/// What the log says of a submission, as far as somebody asked.
struct History {
    std::string submission;
    bool cleared = false;
    std::vector<EventRecord> events;  ///< of the wanted types, in order
};

/// Findings that reviewers were shown. Unset filters do not filter.
struct FindingQuery {
    std::optional<base::Time> from;  ///< shown at or after
    std::optional<base::Time> to;    ///< and before
    std::string rule;
    std::string product;
};

struct OpinionQuery {
    std::optional<base::Time> from;  ///< answered (or given, where not answered) at or after
    std::optional<base::Time> to;    ///< and before
    Visibility visible;
};

}  // namespace yingshen::store

#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/records.hpp"

namespace yingshen::store {

/// Called once, from the store's own thread, when the outcome of a write is known; only `refused`
/// may come from within append() itself, on the caller's thread. `version` is the submission's
/// version in the store then, and 0 for `unknown` and `refused`. Must be quick, must not throw, and
/// must not call anything of the store that waits.
using Done = std::move_only_function<void(Outcome outcome, std::int64_t version)>;

/// Where everything is kept. One interface, several drivers, one test suite for all of them.
/// Thread-safe. Reads see everything that was committed before they began; a broken database throws
/// StoreError, input never does.
class Store {
  public:
    virtual ~Store() = default;

    /// Queues a write; concurrent writes share one durable commit.
    virtual void append(Write write, Done done) = 0;
    /// Whether writes are taken; false after an unknown outcome or once stopping.
    [[nodiscard]] virtual bool takes_writes() const = 0;
    /// Finishes every queued write, then refuses further ones.
    virtual void stop() = 0;

    /// The events of a submission, or of another stream, after a version, in order.
    [[nodiscard]] virtual std::vector<EventRecord> events(std::string const& submission,
                                                          std::int64_t after) = 0;
    /// The whole log in order of position, from after a position; stops where `visit` says false.
    virtual void each_event(std::int64_t after,
                            std::function<bool(EventRecord const&)> const& visit) = 0;
    /// The submissions before one in the order of their ids ("" for the newest), newest first, with
    /// their events of some types; empty at the end. For going through a whole archive in parts.
    [[nodiscard]] virtual std::vector<History> histories(std::string const& before,
                                                         std::size_t limit,
                                                         std::vector<std::string> const& types) = 0;
    [[nodiscard]] virtual std::optional<IdempotencyRecord> idempotency(std::string const& account,
                                                                       std::string const& key) = 0;

    [[nodiscard]] virtual std::optional<review::SubmissionRow> row(
        std::string const& submission) = 0;
    /// A cursor that no page of the same order handed out is an error (code `cursor_invalid`).
    [[nodiscard]] virtual base::Result<QueuePage> queue(QueueQuery const& query) = 0;
    [[nodiscard]] virtual std::vector<review::OpinionRow> opinions(OpinionQuery const& query) = 0;
    /// Submissions with a text that is like one, the most alike first, then the newest; each once.
    /// Where very many texts share a key the newest 500 of each key are looked at, and of all that
    /// are found the 1,000 that share the most keys.
    [[nodiscard]] virtual std::vector<LikeText> alike(LikenessQuery const& query) = 0;
    /// What is kept of the text that the event of a position brought; for verification.
    [[nodiscard]] virtual std::optional<KeptSketch> kept_sketch(std::int64_t position) = 0;
    [[nodiscard]] virtual SketchCounts sketch_counts(std::int64_t up_to_position) = 0;
    /// Sorted by submission and finding.
    [[nodiscard]] virtual std::vector<review::FindingRow> findings(FindingQuery const& query) = 0;
    /// Pending timers that are due at `now`, after a place, first due first.
    [[nodiscard]] virtual std::vector<review::TimerRow> due_timers(base::Time now,
                                                                   TimerPlace const& after,
                                                                   std::size_t limit) = 0;
    /// How many submissions there are by state, and how many tasks are overdue at a time.
    struct Counts {
        std::vector<std::pair<std::string, std::int64_t>> by_state;
        std::int64_t overdue = 0;
        std::int64_t events = 0;
    };
    [[nodiscard]] virtual Counts counts(base::Time now) = 0;

    /// Replaces or adds units, people and accounts by id; an account keeps its password where the
    /// given one is empty. All or nothing. References to unknown ids are faults.
    [[nodiscard]] virtual base::Result<void> put_organisation(Organisation const& organisation) = 0;
    [[nodiscard]] virtual Organisation organisation() = 0;
    [[nodiscard]] virtual std::optional<Account> account(std::string const& id) = 0;
    [[nodiscard]] virtual std::optional<Account> account_by_login(std::string const& login) = 0;
    virtual void set_password(std::string const& account, std::string const& encoded) = 0;

    virtual void put_session(Session const& session) = 0;
    [[nodiscard]] virtual std::optional<Session> session(base::Digest const& secret) = 0;
    virtual void remove_session(base::Digest const& secret) = 0;
    virtual void remove_expired(
        base::Time now) = 0;  ///< sessions, and idempotency keys older than 7 days

    virtual void put_definition(DefinitionRecord const& definition) = 0;
    [[nodiscard]] virtual std::optional<DefinitionRecord> definition(base::Digest const& hash) = 0;

    /// Undelivered outbox entries after a position, oldest first.
    [[nodiscard]] virtual std::vector<OutboxRecord> outbox(std::int64_t after,
                                                           std::size_t limit) = 0;

    /// Drops every projection and writes what `fold` makes of each submission's events; one
    /// transaction, so a reader sees the old rows or the new. `fold` gives nothing for a stream
    /// that is no submission. Returns the number of submissions.
    struct Rebuilt {
        review::Projection projection;
        std::string search_text;
        std::vector<TextSketch> sketches{};
    };
    using Fold = std::function<std::optional<Rebuilt>(std::string const& submission,
                                                      std::vector<EventRecord> const& events)>;
    virtual std::int64_t rebuild(Fold const& fold) = 0;
    /// A canonical dump of every projection table, for comparing before and after: table, then rows
    /// in key order.
    virtual void dump_projections(std::function<void(std::string_view line)> const& line) = 0;

    /// Copies the database to a new file while it is in use, then checks the copy's integrity.
    [[nodiscard]] virtual base::Result<void> backup(std::filesystem::path const& to) = 0;
};

/// The environment is broken: disk, database file, permissions. The message is for operators.
class StoreError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace yingshen::store

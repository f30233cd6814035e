#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "catalog/catalog.hpp"
#include "review/command.hpp"
#include "review/decide.hpp"
#include "review/rights.hpp"
#include "service/access.hpp"
#include "service/checklist_items.hpp"
#include "service/clearance.hpp"
#include "service/finding_surroundings.hpp"
#include "service/material_texts.hpp"
#include "service/organisation.hpp"
#include "service/reaches.hpp"
#include "service/screen_command.hpp"
#include "service/side_items.hpp"
#include "service/stand_ins.hpp"
#include "service/submission_cache.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// What the use cases work with; owned by the composition root, outliving every use.
struct Parts {
    store::Store& store;
    MaterialTexts& texts;
    catalog::Catalog& catalog;
    OrganisationCache& organisation;
    StandIns const& stand_ins;
    ClearanceKey const& key;
    base::Clock const& clock;
    base::IdSource& ids;
    base::Log& log;
};

/// A command as the API read it. Screening, pins and the branch of a create are filled in by the
/// service.
struct CommandRequest {
    std::string submission;  ///< empty for create
    review::Command command;
    std::optional<std::int64_t> if_match;  ///< the version the client saw
    std::string idempotency_key;           ///< empty: none
    base::Digest request{};                ///< over method, path and body; for the key
};

/// What a command answers, now and on every later delivery under the same key.
struct CommandAnswer {
    std::string submission;
    std::int64_t version = 0;
    int status = 200;  ///< 201 for create
    std::string
        body;  ///< JSON: submission, version, state, state_title, events (types), created ids
    bool repeated = false;  ///< an earlier delivery did it
};

using CommandDone = std::move_only_function<void(base::Result<CommandAnswer>)>;

/// The command path: authorise, load, read a new document, screen where text is new, decide,
/// append, answer when durable. Thread-safe. `done` is called once, on the store's thread, or on
/// the caller's or a worker where nothing is written. A lost race without If-Match decides again on
/// fresh state (at most 8 times, on a worker); with If-Match it answers `stale` and says what the
/// other person did meanwhile (faults: who, when, which events). A broken environment (disk, lost
/// definition) answers `unavailable` and writes the reason to the log; nothing is thrown.
class Reviews {
  public:
    /// Runs a job on a thread that may wait; false where too many wait already.
    using ReadLater = std::function<bool(std::function<void()>)>;
    /// `again` runs a job on a worker; the composition root gives the server's workers or a thread.
    /// Documents are read by way of `read_later`, or where a command is executed if there is none.
    Reviews(Parts parts, std::function<void(std::function<void()>)> again,
            ReadLater read_later = {});
    ~Reviews();
    void execute(Principal const& principal, CommandRequest request, CommandDone done);

    /// The submission as its events make it; `not_found` also where the principal may not see it.
    /// Reads throw where the environment is broken.
    [[nodiscard]] base::Result<review::Submission> load(Principal const& principal,
                                                        std::string const& submission) const;
    /// load() plus what this principal can do now.
    struct View {
        review::Submission submission;
        std::shared_ptr<workflow::Definition const> definition;
        std::vector<rulebook::Item> items;  ///< of the current state's checklist, applicable
        std::vector<ClauseItem> clauses;    ///< those of `items` that are clauses, behind the rest
        std::vector<review::Possible> actions;
        bool may_claim = false;
        SideItems side_items;  ///< of the reviews beside the current state
        review::Rights rights;
        /// The sentences around the findings of the current revisions, by finding.
        std::map<std::string, screening::Surroundings> surroundings;
    };
    [[nodiscard]] base::Result<View> view(Principal const& principal,
                                          std::string const& submission) const;
    /// What moving a submission to another version of its workflow would do; nothing is done.
    struct Move {
        std::int64_t version = 0;  ///< of the submission that was looked at
        std::string state;
        base::Digest from{};  ///< the workflow that it has
        base::Result<review::Migrated> moved;
    };
    /// For who may migrate, whether or not they may see the submission; nullopt where there is
    /// none.
    [[nodiscard]] std::optional<Move> preview(Principal const& principal,
                                              std::string const& submission,
                                              base::Digest const& to) const;
    /// Another submission with a text that is like one of a submission's.
    struct Similar {
        std::string material;  ///< of the submission that was asked about
        store::LikeText text;  ///< the other one's
        std::shared_ptr<review::Submission const> submission;  ///< the other one
    };
    static constexpr std::size_t similar_max = 10;
    /// Those that the principal may see, the most alike first, then the newest; at most
    /// `similar_max`. Of the submission itself only the current texts count, of the others every
    /// text they ever had.
    [[nodiscard]] base::Result<std::vector<Similar>> similar(Principal const& principal,
                                                             std::string const& submission) const;
    /// The raw history, for auditors and for the timeline.
    [[nodiscard]] base::Result<std::vector<store::EventRecord>> history(
        Principal const& principal, std::string const& submission) const;

  private:
    using FoldedPtr = std::shared_ptr<Folded const>;
    struct Attempt;
    struct Prepared;
    using AttemptPtr = std::shared_ptr<Attempt>;

    /// Reads the new document of a command, if it would be taken, and goes on with it.
    void read(AttemptPtr const& attempt);
    void run(AttemptPtr const& attempt);
    [[nodiscard]] base::Result<Prepared> prepare(Attempt& attempt);
    [[nodiscard]] base::Result<Prepared> prepare_on(Attempt& attempt, FoldedPtr const& before);
    [[nodiscard]] base::Result<FoldedPtr> begin(Attempt& attempt);
    /// Decides on moving to another version, with everything that is so there.
    [[nodiscard]] base::Result<std::vector<review::Event>> decide_migration(
        review::Submission const& submission, review::Actor const& actor, base::Time at,
        review::Migrate& command) const;
    void write(AttemptPtr const& attempt, Prepared prepared);
    void settle(AttemptPtr const& attempt, Prepared& prepared, store::Outcome outcome);
    void refuse(Attempt& attempt, base::Error error);
    void repeat(AttemptPtr const& attempt);
    void fail(Attempt& attempt, std::exception const& error);
    void finish(Attempt& attempt, base::Result<CommandAnswer> answer);

    /// What is remembered, or what the store says where nothing is.
    [[nodiscard]] FoldedPtr remembered(std::string const& submission) const;
    /// What the store says now; nullptr for an unknown submission.
    [[nodiscard]] FoldedPtr current(std::string const& submission) const;
    [[nodiscard]] base::Result<FoldedPtr> seen(Principal const& principal,
                                               std::string const& submission) const;

    Parts parts_;
    std::function<void(std::function<void()>)> again_;
    ReadLater read_later_;
    mutable SubmissionCache cache_;
    mutable Reaches reaches_;
};

}  // namespace yingshen::service

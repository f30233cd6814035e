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
#include "service/access.hpp"
#include "service/clearance.hpp"
#include "service/organisation.hpp"
#include "store/blobs.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// What the use cases work with; owned by the composition root, outliving every use.
struct Parts {
    store::Store& store;
    store::Blobs& blobs;
    catalog::Catalog& catalog;
    OrganisationCache& organisation;
    ClearanceKey const& key;
    base::Clock const& clock;
    base::IdSource& ids;
    base::Log& log;
};

/// A command as the API read it. Screening and pins are filled in by the service.
struct CommandRequest {
    std::string submission;                 ///< empty for create
    review::Command command;
    std::optional<std::int64_t> if_match;   ///< the version the client saw
    std::string idempotency_key;            ///< empty: none
    base::Digest request{};                 ///< over method, path and body; for the key
};

/// What a command answers, now and on every later delivery under the same key.
struct CommandAnswer {
    std::string submission;
    std::int64_t version = 0;
    int status = 200;     ///< 201 for create
    std::string body;     ///< JSON: submission, version, state, state_title, events (types), created ids
    bool repeated = false;  ///< an earlier delivery did it
};

using CommandDone = std::move_only_function<void(base::Result<CommandAnswer>)>;

/// The command path: authorise, load, screen where text is new, decide, append, answer when durable.
/// Thread-safe. `done` is called once, on the store's thread, or on the caller's where nothing is
/// written. A lost race without If-Match decides again on fresh state (at most 8 times, on the
/// store's thread only by handing the work to `again`); with If-Match it answers `stale` and says
/// what the other person did meanwhile (faults: who, when, which events).
class Reviews {
  public:
    /// `again` runs a job on a worker; the composition root gives the server's workers or a thread.
    Reviews(Parts parts, std::function<void(std::function<void()>)> again);
    void execute(Principal const& principal, CommandRequest request, CommandDone done);

    /// The submission as its events make it; `not_found` also where the principal may not see it.
    [[nodiscard]] base::Result<review::Submission> load(Principal const& principal, std::string const& submission) const;
    /// load() plus what this principal can do now.
    struct View {
        review::Submission submission;
        std::shared_ptr<workflow::Definition const> definition;
        std::vector<rulebook::Item> items;  ///< of the current state's checklist, applicable
        std::vector<review::Possible> actions;
        bool may_claim = false;
    };
    [[nodiscard]] base::Result<View> view(Principal const& principal, std::string const& submission) const;
    /// The raw history, for auditors and for the timeline.
    [[nodiscard]] base::Result<std::vector<store::EventRecord>> history(Principal const& principal, std::string const& submission) const;

  private:
    struct Attempt;
    void attempt(std::shared_ptr<Attempt> attempt);
    Parts parts_;
    std::function<void(std::function<void()>)> again_;
};

/// Screens bytes for a subject; a matcher error or unreadable type shows as not_read or as an error,
/// never as nothing found. Text types only in this version; others are `unsupported_type`.
[[nodiscard]] screening::Screening screen_material(screening::Matcher const& matcher, std::string_view bytes,
                                                   std::string_view media_type, screening::Subject const& subject);

}  // namespace yingshen::service

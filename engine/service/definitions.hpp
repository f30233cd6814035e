#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/log.hpp"
#include "catalog/catalog.hpp"
#include "catalog/change_decide.hpp"
#include "service/access.hpp"
#include "service/definition_sets.hpp"
#include "service/delivery.hpp"
#include "service/organisation.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// Changes of the definitions in force: proposed by one person, activated by another, recorded as
/// events. Thread-safe; each change checks definitions and waits for its commit, so callers run
/// them on the pool of slow work. A broken environment throws.
class Definitions {
  public:
    /// What a candidate's rules would have found in the archive, for the second person to see;
    /// nothing is attached where there is none.
    using Backtest = std::function<base::Json(screening::Matcher const& in_force,
                                              screening::Matcher const& candidate)>;
    struct Parts {
        store::Store& store;
        catalog::Catalog& catalog;
        OrganisationCache const& organisation;
        base::Clock const& clock;
        base::Log& log;
        catalog::Check check = catalog::check;
        Backtest backtest{};
    };
    struct Proposal {
        std::string note;
        std::optional<base::Time> effective_from;
        catalog::DefinitionFiles files;
    };

    /// Brings the catalog to what the stream says. `known` sets need not be read again.
    explicit Definitions(Parts parts, Sets known = {});

    /// Every fault of the set at once (`definitions_refused`), the counterexample of a broken
    /// promise among them.
    [[nodiscard]] base::Result<ChangeAnswer> propose(Principal const& principal, Proposal proposal,
                                                     Delivery const& delivery);
    /// Checks the set again. From the instant on that it takes effect, new submissions pin it.
    [[nodiscard]] base::Result<ChangeAnswer> activate(Principal const& principal,
                                                      std::string const& proposal,
                                                      Delivery const& delivery);
    [[nodiscard]] base::Result<ChangeAnswer> reject(Principal const& principal,
                                                    std::string const& proposal, std::string reason,
                                                    Delivery const& delivery);

    [[nodiscard]] std::shared_ptr<FoldedChanges const> folded() const;

  private:
    struct Actor;
    using Decide =
        std::function<base::Result<catalog::Change>(catalog::Changes const&, base::Time)>;

    /// Null where the rules are those that come next already.
    [[nodiscard]] base::Json backtested(catalog::Rules const& candidate) const;
    [[nodiscard]] base::Result<Actor> actor(Principal const& principal) const;
    [[nodiscard]] std::optional<base::Result<ChangeAnswer>> earlier(Principal const& principal,
                                                                    Delivery const& delivery) const;
    [[nodiscard]] base::Result<ChangeAnswer> record(Actor const& actor, Delivery const& delivery,
                                                    Decide const& decide);
    void switch_to(FoldedChanges changes);

    Parts parts_;
    std::mutex deciding_;  ///< one change at a time, from its first look to its commit
    Sets sets_;            ///< every set that is in force or waits, by hash; guarded by deciding_
    mutable std::mutex mutex_;
    std::shared_ptr<FoldedChanges const> folded_;  ///< guarded by mutex_
};

}  // namespace yingshen::service

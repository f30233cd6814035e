#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "base/log.hpp"
#include "review/stand_in_decide.hpp"
#include "service/access.hpp"
#include "service/delivery.hpp"
#include "service/organisation.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// The stream of stand-ins folded, and the hash of its last event.
struct FoldedStandIns {
    review::StandIns stand_ins;
    base::Digest head{};
};
/// Folds one more event. Throws std::runtime_error where it is unreadable.
void take(FoldedStandIns& known, store::EventRecord const& record);

/// Who stands in for whom. Thread-safe. What is in force is asked of the store at each use, so
/// every node over one store says the same. set() and end() wait for their commit, so callers run
/// them on the pool of slow work. A broken environment throws.
class StandIns {
  public:
    struct Parts {
        store::Store& store;
        OrganisationCache const& organisation;
        base::Clock const& clock;
        base::Log& log;
    };
    explicit StandIns(Parts parts);

    [[nodiscard]] base::Result<ChangeAnswer> set(Principal const& principal,
                                                 review::SetStandIn const& wanted,
                                                 Delivery const& delivery);
    [[nodiscard]] base::Result<ChangeAnswer> end(Principal const& principal, std::string const& id,
                                                 std::string const& reason,
                                                 Delivery const& delivery);

    /// The caller as they may act now: with their own grants, or, where they say to stand in for
    /// somebody, with that person's own grants alone. `no_stand_in` where no period is in force on
    /// this day in mainland China.
    [[nodiscard]] base::Result<Principal> acting(Principal const& principal) const;

    [[nodiscard]] std::shared_ptr<FoldedStandIns const> current() const;

  private:
    using Decide =
        std::function<base::Result<review::StandInEvent>(review::StandIns const&, base::Time)>;
    [[nodiscard]] base::Result<ChangeAnswer> record(Principal const& principal,
                                                    Delivery const& delivery, Decide const& decide);

    Parts parts_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<FoldedStandIns const> folded_;  ///< guarded by mutex_
};

/// The roles of somebody whom StandIns::acting() let through, seen from a unit.
[[nodiscard]] base::Result<review::Actor> actor_of(Principal const& principal,
                                                   Directory const& directory,
                                                   std::string const& unit);

}  // namespace yingshen::service

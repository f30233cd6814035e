#pragma once
#include <atomic>
#include <cstdint>
#include <mutex>

#include "base/log.hpp"
#include "base/time.hpp"
#include "service/reviews.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// Fires the timers that are due: a reminder or an escalation, an event like any other, decided by
/// review::decide and durable before it counts. Any number of these may work on one store, in one
/// process or many: the version of a submission lets one of them through, and the decision refuses
/// what has fired already. The clock may do what it likes; a timer fires at most once for each
/// entry of its state. Thread-safe.
class Timers {
  public:
    Timers(Reviews& reviews, store::Store& store, base::Clock const& clock, base::Log& log)
        : reviews_(reviews), store_(store), clock_(clock), log_(log) {}

    /// What became of the timers that were due.
    struct Fired {
        std::size_t fired = 0;
        std::size_t passed = 0;  ///< somebody else fired it, or its task is gone
        std::size_t failed = 0;  ///< could not be fired now; tried again later
        bool operator==(Fired const&) const = default;
    };
    /// Fires what is due now, at most `timers_max` at once and `timers_max` times `rounds_max`
    /// altogether, and waits until that is durable. It goes on where it stopped the last time, so
    /// that timers that cannot be fired never keep the others waiting, and stops where nothing can
    /// be fired. Throws where the store cannot be read.
    Fired fire_due();

    static constexpr std::size_t timers_max = 200;
    static constexpr int rounds_max = 50;

  private:
    struct Round;
    [[nodiscard]] Round next_round();

    Reviews& reviews_;
    store::Store& store_;
    base::Clock const& clock_;
    base::Log& log_;
    std::mutex mutex_;         ///< one round at a time
    store::TimerPlace after_;  ///< guarded by mutex_
};

}  // namespace yingshen::service

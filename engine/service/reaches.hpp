#pragma once
#include <list>
#include <memory>
#include <mutex>

#include "base/hash.hpp"
#include "workflow/reach.hpp"

namespace yingshen::service {

/// What workflows can bring about, by content hash: exploring one takes up to seconds, and a
/// migration asks it for every submission. Those asked for last are kept. Thread-safe; whoever
/// asks for one that is being explored waits.
class Reaches {
  public:
    [[nodiscard]] std::shared_ptr<workflow::Reachable const> of(
        workflow::Definition const& definition);

    static constexpr std::size_t kept_max = 4;

  private:
    struct Kept {
        base::Digest hash{};
        std::shared_ptr<workflow::Reachable const> reachable;
    };
    std::mutex mutex_;
    std::list<Kept> kept_;  ///< asked for last first; guarded by mutex_
};

}  // namespace yingshen::service

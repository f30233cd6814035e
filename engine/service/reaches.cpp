#include "service/reaches.hpp"

#include <algorithm>

namespace yingshen::service {

std::shared_ptr<workflow::Reachable const> Reaches::of(workflow::Definition const& definition) {
    std::lock_guard const one_at_a_time(mutex_);
    auto const found = std::ranges::find(kept_, definition.hash, &Kept::hash);
    if (found != kept_.end()) {
        kept_.splice(kept_.begin(), kept_, found);
    } else {
        kept_.push_front(
            {definition.hash, std::make_shared<workflow::Reachable const>(definition)});
        if (kept_.size() > kept_max) kept_.pop_back();
    }
    return kept_.front().reachable;
}

}  // namespace yingshen::service

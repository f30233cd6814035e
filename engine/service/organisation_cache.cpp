#include "service/organisation.hpp"

namespace yingshen::service {

OrganisationCache::OrganisationCache(store::Store& store)
    : store_(store), current_(std::make_shared<Directory const>(store.organisation())) {}

std::shared_ptr<Directory const> OrganisationCache::current() const {
    std::lock_guard const lock(mutex_);
    return current_;
}

base::Result<void> OrganisationCache::put(store::Organisation const& organisation) {
    std::lock_guard const one_at_a_time(putting_);
    if (auto stored = store_.put_organisation(organisation); !stored) return stored;
    auto next = std::make_shared<Directory const>(store_.organisation());
    std::lock_guard const lock(mutex_);
    current_ = std::move(next);
    return {};
}

}  // namespace yingshen::service

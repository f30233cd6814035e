#include "service/throttle.hpp"

namespace yingshen::service {

void Throttle::drop_old(std::deque<base::Time>& times, base::Time now) const {
    while (!times.empty() && times.front().us <= now.us - window_us_)
        times.pop_front();
}

bool Throttle::is_closed(std::string const& key, std::size_t failures_max, base::Time now) {
    std::lock_guard const lock(mutex_);
    auto const found = failures_.find(key);
    if (found == failures_.end()) return false;
    drop_old(found->second, now);
    return found->second.size() >= failures_max;
}

void Throttle::record(std::string const& key, base::Time now) {
    std::lock_guard const lock(mutex_);
    if (failures_.size() >= keys_max_ && !failures_.contains(key)) make_room(now);
    failures_[key].push_back(now);
}

void Throttle::forget(std::string const& key) {
    std::lock_guard const lock(mutex_);
    failures_.erase(key);
}

void Throttle::make_room(base::Time now) {
    for (auto it = failures_.begin(); it != failures_.end();) {
        drop_old(it->second, now);
        it = it->second.empty() ? failures_.erase(it) : std::next(it);
    }
    if (failures_.size() < keys_max_) return;
    auto oldest = failures_.begin();
    for (auto it = failures_.begin(); it != failures_.end(); ++it) {
        if (it->second.back() < oldest->second.back()) oldest = it;
    }
    failures_.erase(oldest);
}

}  // namespace yingshen::service

#include "service/submission_cache.hpp"

namespace yingshen::service {

std::shared_ptr<Folded const> SubmissionCache::find(std::string const& submission) {
    auto& [mutex, order, places] = shard(submission);
    std::lock_guard const lock(mutex);
    auto const found = places.find(submission);
    if (found == places.end()) return nullptr;
    order.splice(order.begin(), order, found->second);
    return *found->second;
}

void SubmissionCache::put(std::shared_ptr<Folded const> folded) {
    auto& [mutex, order, places] = shard(folded->submission.id);
    std::lock_guard const lock(mutex);
    auto const found = places.find(folded->submission.id);
    if (found != places.end()) {
        if ((*found->second)->submission.version < folded->submission.version)
            *found->second = std::move(folded);
        order.splice(order.begin(), order, found->second);
        return;
    }
    if (order.size() >= shard_max_) {
        places.erase(order.back()->submission.id);
        order.pop_back();
    }
    order.push_front(std::move(folded));
    places.emplace(order.front()->submission.id, order.begin());
}

void SubmissionCache::forget(std::string const& submission) {
    auto& [mutex, order, places] = shard(submission);
    std::lock_guard const lock(mutex);
    auto const found = places.find(submission);
    if (found == places.end()) return;
    order.erase(found->second);
    places.erase(found);
}

}  // namespace yingshen::service

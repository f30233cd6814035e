#pragma once
#include <array>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "review/submission.hpp"

namespace yingshen::service {

/// A submission as its events made it, and the hash of its last event.
struct Folded {
    review::Submission submission;
    base::Digest head{};
};

/// Folded submissions that were used lately, so that a command need not read and fold its whole
/// history. Nothing depends on it being right: an append names the version it was decided on, and a
/// refusal is only given on what the store says. Thread-safe; bounded.
class SubmissionCache {
  public:
    explicit SubmissionCache(std::size_t entries_max = 2'048)
        : shard_max_(entries_max / shard_count + 1) {}

    /// nullptr where it is not remembered.
    [[nodiscard]] std::shared_ptr<Folded const> find(std::string const& submission);
    /// Keeps the newer of this and what is there.
    void put(std::shared_ptr<Folded const> folded);
    void forget(std::string const& submission);

  private:
    static constexpr std::size_t shard_count = 16;
    using Order = std::list<std::shared_ptr<Folded const>>;  ///< most lately used first
    struct Shard {
        std::mutex mutex;
        Order order;
        std::unordered_map<std::string, Order::iterator> places;
    };
    [[nodiscard]] Shard& shard(std::string const& submission) {
        return shards_[std::hash<std::string>{}(submission) % shard_count];
    }

    std::size_t const shard_max_;
    std::array<Shard, shard_count> shards_;
};

}  // namespace yingshen::service

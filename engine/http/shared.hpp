#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>

#include "http/routes.hpp"
#include "http/server.hpp"
#include "http/workers.hpp"

namespace yingshen::http {

/// How many connections are open, and a way to wait until none is. Thread-safe.
class ConnectionCount {
  public:
    [[nodiscard]] std::size_t now() const { return count_.load(std::memory_order_relaxed); }
    void add() { count_.fetch_add(1, std::memory_order_relaxed); }
    void remove() {
        if (count_.fetch_sub(1) != 1) return;
        std::lock_guard const lock(mutex_);
        none_.notify_all();
    }
    /// False where some are still open after `limit`.
    bool wait_for_none(std::chrono::milliseconds limit) {
        std::unique_lock lock(mutex_);
        return none_.wait_for(lock, limit, [this] { return count_.load() == 0; });
    }

  private:
    std::atomic<std::size_t> count_ = 0;
    std::mutex mutex_;
    std::condition_variable none_;
};

/// What all sessions of one server share; lives as long as the server.
struct Shared {
    Settings settings;
    Routes routes;
    base::Log& log;
    base::Random& random;
    Observer observer;
    Workers workers;
    ConnectionCount connections{};
};

}  // namespace yingshen::http

#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "http/mailbox.hpp"
#include "http/message.hpp"

namespace yingshen::http {

/// One request for a worker.
struct Job {
    Handler const* handle = nullptr;
    std::shared_ptr<Request> request;
    PendingReply reply;
};

/// The threads "http-worker" that run handlers, over one bounded queue. A handler that throws is
/// logged with the request's id; its reply is destroyed, which answers 500.
class Workers {
  public:
    Workers(std::size_t queue_max, base::Log& log) : queue_max_(queue_max), log_(log) {}
    ~Workers() { stop(); }

    void start(unsigned count);
    /// Any thread. False, with the job untouched, when the queue is full or the pool stopped.
    [[nodiscard]] bool try_push(Job& job);
    /// Lets running handlers finish, drops what waits, joins.
    void stop();

  private:
    void work();
    void run(Job job);

    std::size_t const queue_max_;
    base::Log& log_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> queue_;
    std::size_t idle_ = 0;
    std::size_t woken_ = 0;  ///< idle workers that were notified and have not yet looked
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace yingshen::http

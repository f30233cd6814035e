#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/log.hpp"

namespace yingshen::app {

/// A named, bounded queue of jobs and the threads that do them. Thread-safe. A job that throws is
/// logged and forgotten.
class Pool {
  public:
    using Job = std::move_only_function<void()>;
    /// `queue_max` jobs may wait; 0 stands for no bound, for jobs whose number something else
    /// bounds.
    Pool(std::string name, unsigned threads, std::size_t queue_max, base::Log& log);
    /// Stops.
    ~Pool();
    Pool(Pool const&) = delete;
    Pool& operator=(Pool const&) = delete;

    /// False where the queue is full or the pool stopped; the job is gone then.
    [[nodiscard]] bool run(Job job);
    /// Does what waits, then ends the threads.
    void stop();

  private:
    void work();

    std::string const name_;
    std::size_t const queue_max_;
    base::Log& log_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> jobs_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace yingshen::app

#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "base/log.hpp"
#include "store/sqlite/append.hpp"
#include "store/sqlite/checkpoint.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

struct WriterLimits {
    std::size_t queue_max = 8'192;
    std::size_t group_max = 256;
};

/// The one thread and the one connection that write and checkpoint. Whatever is queued when the
/// thread becomes free shares one transaction and one fsync; the longer the disk takes, the more
/// share it. Thread-safe.
class Writer {
  public:
    Writer(Connection connection, WriterLimits limits, base::Log& log);
    /// Stops.
    ~Writer();

    void append(Write write, Done done);
    [[nodiscard]] bool takes_writes() const { return !failed_ && !stopping_; }
    /// Runs `work` in a transaction of its own on the writer's thread and waits for its commit.
    /// Throws what `work` throws (nothing is kept then) and StoreError.
    void run(std::function<void(Connection&)> const& work);
    /// Finishes what is queued; afterwards everything is refused.
    void stop();

  private:
    struct Append {
        Write write;
        Done done;
    };
    struct Job {
        std::function<void(Connection&)> const* work;
        std::exception_ptr failure;
        bool finished = false;
    };
    using Item = std::variant<Append, Job*>;
    struct Answer {
        Outcome outcome = Outcome::refused;
        std::int64_t version = 0;
    };

    void loop();
    void take_group(std::vector<Append>& group);
    void commit_group(std::vector<Append>& group);
    [[nodiscard]] bool apply_group(std::vector<Append> const& group, std::vector<Answer>& answers,
                                   std::vector<bool>& settled);
    void execute(Job& job);
    void after_error(SqlError const& error, bool at_commit);
    void checkpoint();

    base::Log& log_;
    WriterLimits limits_;
    Connection connection_;
    Checkpoint checkpoint_;
    Positions positions_;
    std::atomic<bool> failed_ = false;    ///< nothing more may be written, ever
    std::atomic<bool> stopping_ = false;  ///< set under mutex_

    std::mutex mutex_;
    std::condition_variable work_;      ///< the writer waits here
    std::condition_variable finished_;  ///< callers of run() wait here
    std::deque<Item> queue_;
    bool waiting_ = false;
    std::mutex stop_mutex_;
    std::thread thread_;
};

}  // namespace yingshen::store::sqlite

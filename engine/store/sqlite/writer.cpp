#include "store/sqlite/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace yingshen::store::sqlite {
namespace {

// How long the queue stays empty before the log is copied into the database.
constexpr std::chrono::milliseconds idle_after{200};

constexpr char const* no_writes =
    "The store takes no writes: it is stopping, or a write failed before";

}  // namespace

Writer::Writer(Connection connection, WriterLimits limits, base::Log& log)
    : log_(log),
      limits_(limits),
      connection_(std::move(connection)),
      checkpoint_(connection_),
      positions_(last_positions(connection_)),
      thread_([this] { loop(); }) {}

Writer::~Writer() {
    stop();
}

void Writer::append(Write write, Done done) {
    {
        std::lock_guard const lock(mutex_);
        if (takes_writes() && queue_.size() < limits_.queue_max) {
            queue_.emplace_back(Append{std::move(write), std::move(done)});
            // A busy writer looks at the queue by itself; waking it costs a system call each time.
            if (waiting_) work_.notify_one();
            return;
        }
    }
    done(Outcome::refused, 0);
}

void Writer::run(std::function<void(Connection&)> const& work) {
    Job job{.work = &work, .failure = nullptr};
    std::unique_lock lock(mutex_);
    if (!takes_writes()) throw StoreError(no_writes);
    queue_.emplace_back(&job);
    work_.notify_one();
    finished_.wait(lock, [&] { return job.finished; });
    if (job.failure) std::rethrow_exception(job.failure);
}

void Writer::stop() {
    std::lock_guard const once(stop_mutex_);
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
        work_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void Writer::loop() {
    std::vector<Append> group;
    std::unique_lock lock(mutex_);
    while (true) {
        if (queue_.empty()) {
            if (stopping_) return;
            waiting_ = true;
            auto const something = [this] { return !queue_.empty() || stopping_; };
            auto const idle =
                !failed_ && checkpoint_.due(true) && !work_.wait_for(lock, idle_after, something);
            if (!idle) work_.wait(lock, something);
            waiting_ = false;
            if (idle) {
                lock.unlock();
                checkpoint();
                lock.lock();
            }
            continue;
        }
        if (auto* const* job = std::get_if<Job*>(&queue_.front())) {
            auto& next = **job;
            queue_.pop_front();
            lock.unlock();
            execute(next);
            lock.lock();
            next.finished = true;
            finished_.notify_all();
        } else {
            take_group(group);
            lock.unlock();
            commit_group(group);
            group.clear();
            lock.lock();
        }
        if (!failed_ && checkpoint_.due(false)) {
            lock.unlock();
            checkpoint();
            lock.lock();
        }
    }
}

void Writer::take_group(std::vector<Append>& group) {
    while (!queue_.empty() && group.size() < limits_.group_max) {
        auto* append = std::get_if<Append>(&queue_.front());
        if (!append) break;
        group.push_back(std::move(*append));
        queue_.pop_front();
    }
}

/// False where one write broke a constraint: the transaction is gone, that write is settled, and
/// the others have to be applied again.
bool Writer::apply_group(std::vector<Append> const& group, std::vector<Answer>& answers,
                         std::vector<bool>& settled) {
    auto const before = positions_;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (settled[i]) continue;
        try {
            auto const applied = apply(connection_, group[i].write, positions_);
            answers[i] = {applied.outcome, applied.version};
        } catch (SqlError const& error) {
            positions_ = before;
            if (!error.constraint() || !connection_.roll_back()) throw;
            log_.write(base::LogLevel::error, "write_refused_by_schema", {{"error", error.what()}});
            answers[i] = {outcome_of(error), 0};
            settled[i] = true;
            return false;
        }
    }
    return true;
}

// A write that fails must not harm the others in its group. Savepoints would copy every page that
// each write touches first; instead apply() looks at everything that may refuse a write before it
// changes anything, and where a constraint fires all the same (a fault of the program above), the
// whole group is rolled back and done again without that write. The usual group pays nothing.
//
// Before COMMIT nothing can have become durable: a failed statement whose transaction was rolled
// back is known not to be kept, so the answer is `refused`. A full disk may be freed, so writes are
// still taken afterwards; an I/O error or damage makes the file suspect and ends them. An error of
// COMMIT itself leaves the frames of the group in the log, perhaps complete: the outcome is unknown
// until the log is read again at the next start, and nothing may be written over it in between.
void Writer::commit_group(std::vector<Append>& group) {
    std::vector<Answer> answers(group.size());
    std::vector<bool> settled(group.size(), false);
    auto const before = positions_;
    bool at_commit = false;
    if (!failed_) {
        try {
            for (bool applied = false; !applied;) {
                connection_.run("BEGIN IMMEDIATE");
                applied = apply_group(group, answers, settled);
            }
            at_commit = true;
            connection_.run("COMMIT");
        } catch (SqlError const& error) {
            positions_ = before;
            after_error(error, at_commit);
            std::fill(answers.begin(), answers.end(),
                      Answer{at_commit ? Outcome::unknown : Outcome::refused, 0});
        }
    }
    for (std::size_t i = 0; i < group.size(); ++i)
        group[i].done(answers[i].outcome, answers[i].version);
}

void Writer::execute(Job& job) {
    bool at_commit = false;
    try {
        if (failed_) throw StoreError(no_writes);
        connection_.run("BEGIN IMMEDIATE");
        (*job.work)(connection_);
        at_commit = true;
        connection_.run("COMMIT");
    } catch (SqlError const& error) {
        job.failure = std::current_exception();
        after_error(error, at_commit);
    } catch (...) {
        job.failure = std::current_exception();
        if (!connection_.roll_back()) failed_ = true;
    }
}

void Writer::after_error(SqlError const& error, bool at_commit) {
    auto const rolled_back = connection_.roll_back();
    auto const stop = at_commit || !rolled_back || error.suspect();
    if (stop) {
        failed_ = true;
        // Closing would copy the log into the database, over the very state that has to be looked
        // at.
        connection_.keep_log_on_close();
    }
    log_.write(base::LogLevel::error, at_commit ? "commit_failed" : "write_failed",
               {{"error", error.what()}, {"takes_writes", stop ? "no" : "yes"}});
}

void Writer::checkpoint() {
    try {
        checkpoint_.run();
    } catch (SqlError const& error) {
        // Everything committed is still in the log. After an I/O error the kernel may have dropped
        // pages that it reported once, and a second attempt that succeeds would throw the log away:
        // stop.
        if (error.suspect()) {
            failed_ = true;
            connection_.keep_log_on_close();
        }
        log_.write(base::LogLevel::error, "checkpoint_failed", {{"error", error.what()}});
    }
}

}  // namespace yingshen::store::sqlite

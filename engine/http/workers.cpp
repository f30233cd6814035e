#include "http/workers.hpp"

#include <pthread.h>

#include <exception>
#include <utility>

namespace yingshen::http {

void Workers::start(unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
        threads_.emplace_back([this] {
            pthread_setname_np(pthread_self(), "http-worker");
            work();
        });
    }
}

bool Workers::try_push(Job& job) {
    bool notify = false;
    {
        std::lock_guard const lock(mutex_);
        if (stopping_ || queue_.size() >= queue_max_) return false;
        queue_.push_back(std::move(job));
        // A worker that runs takes the job when it is done; waking costs a system call.
        notify = idle_ > woken_;
        if (notify) ++woken_;
    }
    if (notify) wake_.notify_one();
    return true;
}

void Workers::stop() {
    std::deque<Job> dropped;
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
        std::swap(dropped, queue_);
    }
    wake_.notify_all();
    for (auto& thread : std::exchange(threads_, {}))
        thread.join();
}

void Workers::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        while (queue_.empty() && !stopping_) {
            ++idle_;
            wake_.wait(lock);
            --idle_;
            if (woken_ > 0) --woken_;
        }
        if (stopping_) return;
        auto job = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        run(std::move(job));
        lock.lock();
    }
}

void Workers::run(Job job) {
    auto const request = job.request;
    try {
        (*job.handle)(std::move(job.request), std::move(job.reply));
    } catch (std::exception const& error) {
        log_.write(base::LogLevel::error, "handler_failed",
                   {{"request_id", request->id}, {"what", error.what()}});
    } catch (...) {
        log_.write(base::LogLevel::error, "handler_failed",
                   {{"request_id", request->id}, {"what", "an exception of unknown type"}});
    }
}

}  // namespace yingshen::http

#include "app/pool.hpp"

#include <exception>
#include <utility>

namespace yingshen::app {

Pool::Pool(std::string name, unsigned threads, std::size_t queue_max, base::Log& log)
    : name_(std::move(name)), queue_max_(queue_max), log_(log) {
    for (unsigned i = 0; i < threads; ++i)
        threads_.emplace_back([this] { work(); });
}

Pool::~Pool() {
    stop();
}

bool Pool::run(Job job) {
    {
        std::scoped_lock const lock(mutex_);
        if (stopping_ || (queue_max_ != 0 && jobs_.size() >= queue_max_)) return false;
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

void Pool::stop() {
    {
        std::scoped_lock const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void Pool::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        try {
            job();
        } catch (std::exception const& failure) {
            log_.write(base::LogLevel::error, "job_failed",
                       {{"pool", name_}, {"reason", failure.what()}});
        }
        // The job's captures may run code of their own when they go; not under the lock.
        job = nullptr;
        lock.lock();
    }
}

}  // namespace yingshen::app

#include "app/periodic.hpp"

#include <exception>

namespace yingshen::app {

Periodic::Periodic(std::chrono::seconds interval, std::string failure, base::Log& log,
                   std::function<void()> work)
    : interval_(interval), failure_(std::move(failure)), log_(log), work_(std::move(work)) {}

void Periodic::start() {
    thread_ = std::thread([this] { run(); });
}

void Periodic::stop() {
    {
        std::scoped_lock const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Periodic::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            work_();
        } catch (std::exception const& failure) {
            log_.write(base::LogLevel::error, failure_, {{"reason", failure.what()}});
        }
        lock.lock();
        wake_.wait_for(lock, interval_, [this] { return stopping_; });
    }
}

}  // namespace yingshen::app

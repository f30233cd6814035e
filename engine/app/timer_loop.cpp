#include "app/timer_loop.hpp"

#include <chrono>
#include <exception>

namespace yingshen::app {
namespace {

constexpr std::chrono::seconds interval{30};

}  // namespace

void TimerLoop::start() {
    thread_ = std::thread([this] { work(); });
}

void TimerLoop::stop() {
    {
        std::scoped_lock const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void TimerLoop::work() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            if (store_.takes_writes()) (void)timers_.fire_due();
        } catch (std::exception const& failure) {
            log_.write(base::LogLevel::error, "timers_failed", {{"reason", failure.what()}});
        }
        lock.lock();
        wake_.wait_for(lock, interval, [this] { return stopping_; });
    }
}

}  // namespace yingshen::app

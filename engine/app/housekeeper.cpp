#include "app/housekeeper.hpp"

#include <chrono>
#include <exception>

namespace yingshen::app {
namespace {

constexpr std::chrono::hours interval{1};

}  // namespace

Housekeeper::Housekeeper(store::Store& store, base::Clock const& clock, base::Log& log)
    : store_(store), clock_(clock), log_(log) {}

Housekeeper::~Housekeeper() {
    stop();
}

void Housekeeper::start() {
    thread_ = std::thread([this] { work(); });
}

void Housekeeper::stop() {
    {
        std::scoped_lock const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Housekeeper::work() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            if (store_.takes_writes()) store_.remove_expired(clock_.now());
        } catch (std::exception const& failure) {
            log_.write(base::LogLevel::error, "housekeeping_failed", {{"reason", failure.what()}});
        }
        lock.lock();
        wake_.wait_for(lock, interval, [this] { return stopping_; });
    }
}

}  // namespace yingshen::app

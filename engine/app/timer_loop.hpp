#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.hpp"
#include "service/timers.hpp"

namespace yingshen::app {

/// Fires the timers that are due, at the start and then twice a minute by the machine's steady
/// clock: a wall clock that is set can make timers due, but never make this loop run faster.
class TimerLoop {
  public:
    TimerLoop(service::Timers& timers, store::Store& store, base::Log& log)
        : timers_(timers), store_(store), log_(log) {}
    ~TimerLoop() { stop(); }
    TimerLoop(TimerLoop const&) = delete;
    TimerLoop& operator=(TimerLoop const&) = delete;

    void start();
    /// Finishes what it is firing; the store and the workers must still be there.
    void stop();

  private:
    void work();

    service::Timers& timers_;
    store::Store& store_;
    base::Log& log_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace yingshen::app

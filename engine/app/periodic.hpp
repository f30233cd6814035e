#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "base/log.hpp"

namespace yingshen::app {

/// Work that is done at the start and then once an interval by the machine's steady clock: a wall
/// clock that is set never makes it run faster. Work that throws is logged under `failure` and
/// tried again after the interval.
class Periodic {
  public:
    Periodic(std::chrono::seconds interval, std::string failure, base::Log& log,
             std::function<void()> work);
    ~Periodic() { stop(); }
    Periodic(Periodic const&) = delete;
    Periodic& operator=(Periodic const&) = delete;

    void start();
    /// Finishes what it is doing; whatever the work uses must still be there.
    void stop();

  private:
    void run();

    std::chrono::seconds const interval_;
    std::string const failure_;
    base::Log& log_;
    std::function<void()> const work_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace yingshen::app

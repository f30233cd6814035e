#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.hpp"
#include "base/time.hpp"
#include "store/store.hpp"

namespace yingshen::app {

/// Once an hour, and once at the start, removes what expired: sessions, tokens, idempotency keys.
class Housekeeper {
  public:
    Housekeeper(store::Store& store, base::Clock const& clock, base::Log& log);
    ~Housekeeper();
    Housekeeper(Housekeeper const&) = delete;
    Housekeeper& operator=(Housekeeper const&) = delete;

    void start();
    void stop();

  private:
    void work();

    store::Store& store_;
    base::Clock const& clock_;
    base::Log& log_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace yingshen::app

#pragma once
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "base/time.hpp"

namespace yingshen::service {

/// Counts failures by key and says when there were too many within a window. Thread-safe; memory is
/// bounded: keys without a recent failure are forgotten, and beyond `keys_max` the oldest goes.
class Throttle {
  public:
    explicit Throttle(std::int64_t window_us, std::size_t keys_max = 10'000)
        : window_us_(window_us), keys_max_(keys_max) {}

    [[nodiscard]] bool is_closed(std::string const& key, std::size_t failures_max, base::Time now);
    void record(std::string const& key, base::Time now);
    void forget(std::string const& key);

  private:
    void drop_old(std::deque<base::Time>& times, base::Time now) const;
    void make_room(base::Time now);

    std::int64_t const window_us_;
    std::size_t const keys_max_;
    std::mutex mutex_;
    std::map<std::string, std::deque<base::Time>> failures_;
};

}  // namespace yingshen::service

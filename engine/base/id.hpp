#pragma once
#include <mutex>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/time.hpp"

namespace yingshen::base {

/// Makes identifiers that sort by creation: a prefix, "_", and a ULID (48 bits of milliseconds, 80
/// random bits, Crockford base 32 in lower case), for example `sub_01jd9x3k4m...`.
/// Thread-safe; identifiers of one source are strictly increasing per prefix.
class IdSource {
  public:
    IdSource(Clock const& clock, Random& random) : clock_(clock), random_(random) {}
    [[nodiscard]] std::string next(std::string_view prefix);

  private:
    Clock const& clock_;
    Random& random_;
    std::mutex mutex_;
    std::int64_t last_ms_ = 0;
    std::uint64_t last_low_ = 0;
    std::uint16_t last_high_ = 0;
};

}  // namespace yingshen::base

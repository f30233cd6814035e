#pragma once
#include <cstdint>
#include <string>

namespace yingshen::base {

/// The only source of randomness. Implementations are thread-safe.
class Random {
  public:
    virtual ~Random() = default;
    [[nodiscard]] virtual std::uint64_t next() = 0;
    /// `count` random bytes.
    [[nodiscard]] std::string bytes(std::size_t count);
};

/// The operating system's generator, good for secrets. Throws std::runtime_error if it fails.
class SystemRandom final : public Random {
  public:
    [[nodiscard]] std::uint64_t next() override;
};

}  // namespace yingshen::base

#pragma once
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace yingshen::bench {

[[nodiscard]] std::uint16_t free_port();

/// The server as it ships, in its own process, with the shipped definitions. Ended with this.
class Process {
  public:
    /// Returns when the server is ready. Throws std::runtime_error where it does not start.
    Process(std::filesystem::path const& program, std::filesystem::path const& data,
            std::uint16_t port);
    ~Process();
    Process(Process const&) = delete;
    Process& operator=(Process const&) = delete;

    [[nodiscard]] double started_ms() const { return started_ms_; }
    /// A line of /proc/PID/status in MiB: VmRSS now, VmHWM at its highest.
    [[nodiscard]] double memory_mib(std::string const& field) const;

  private:
    [[nodiscard]] bool ready() const;

    pid_t pid_ = -1;
    std::uint16_t port_;
    double started_ms_ = 0;
};

}  // namespace yingshen::bench

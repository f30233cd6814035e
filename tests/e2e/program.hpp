#pragma once
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace yingshen::e2e {

/// A directory of its own, removed with everything in it.
class Scratch {
  public:
    Scratch();
    ~Scratch();
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    [[nodiscard]] std::filesystem::path operator/(std::string const& name) const {
        return path_ / name;
    }

  private:
    std::filesystem::path path_;
};

struct Finished {
    int status = -1;  ///< exit status; 128 and the signal's number where one killed it
    std::string out;
    std::string error;
};

/// Runs the program with arguments, from the source directory, to its end.
[[nodiscard]] Finished run(std::vector<std::string> const& arguments);

/// A server in a process of its own, as an operator starts it.
class ServerProcess {
  public:
    /// Returns when the server said on which port it serves. Throws std::runtime_error with what it
    /// said instead.
    explicit ServerProcess(std::filesystem::path const& data, std::filesystem::path const& log);
    /// Kills what still runs.
    ~ServerProcess();
    ServerProcess(ServerProcess const&) = delete;
    ServerProcess& operator=(ServerProcess const&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Sends a signal and waits for the end; the exit status as in Finished.
    int end(int signal);

  private:
    pid_t process_ = -1;
    int output_ = -1;
    std::uint16_t port_ = 0;
};

/// A path below the source directory.
[[nodiscard]] std::string source(std::string const& path);

}  // namespace yingshen::e2e

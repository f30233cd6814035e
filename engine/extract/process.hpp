#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace yingshen::extract {

/// A process that ended, or was ended.
struct Finished {
    int status = 0;  ///< as waitpid(2) gives it
    bool timed_out = false;
    bool too_much = false;  ///< it wrote more than it may
    double cpu_seconds = 0;
    std::string out;
    std::string error;  ///< the beginning of what it wrote to its error stream
};

/// Runs a program in a process group of its own without the environment of this one and no
/// descriptors but `input` as its standard input and two pipes. When the time is over or it writes
/// too much, the group is killed; in every case it is waited for. Throws std::system_error where it
/// cannot be started.
[[nodiscard]] Finished run_process(std::vector<std::string> const& words, int input,
                                   std::size_t output_bytes_max,
                                   std::chrono::milliseconds wall_max);

}  // namespace yingshen::extract

#include "extract/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "extract/descriptor.hpp"

namespace yingshen::extract {
namespace {

constexpr std::size_t error_bytes_max = 4096;

void check(int error, char const* what) {
    if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    check(pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe");
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// How posix_spawn is to arrange the new process.
class Arrangement {
  public:
    Arrangement() {
        check(posix_spawn_file_actions_init(&files), "posix_spawn");
        check(posix_spawnattr_init(&attributes), "posix_spawn");
        sigset_t all;
        sigset_t none;
        sigfillset(&all);
        sigemptyset(&none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~Arrangement() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    Arrangement(Arrangement const&) = delete;
    Arrangement& operator=(Arrangement const&) = delete;

    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
};

pid_t start(std::vector<std::string> const& words, int input, int output, int error) {
    Arrangement arrangement;
    int target = 0;
    for (auto const from : {input, output, error}) {
        check(posix_spawn_file_actions_adddup2(&arrangement.files, from, target), "posix_spawn");
        ++target;
    }
    check(posix_spawn_file_actions_addclosefrom_np(&arrangement.files, target), "posix_spawn");
    std::vector<char*> arguments;
    for (auto const& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    // Libraries that would start threads in a process that may not are told so before they load.
    std::string one_thread = "OMP_THREAD_LIMIT=1";
    std::array<char*, 2> environment{one_thread.data(), nullptr};
    pid_t process = -1;
    check(posix_spawn(&process, words.front().c_str(), &arrangement.files, &arrangement.attributes,
                      arguments.data(), environment.data()),
          words.front().c_str());
    return process;
}

/// Takes what a pipe holds. False at its end or when `most` is exceeded.
bool take(int pipe, std::string& out, std::size_t most) {
    std::array<char, 1 << 16> buffer;
    auto const count = read(pipe, buffer.data(), buffer.size());
    if (count < 0) return errno == EINTR || errno == EAGAIN;
    out.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0 && out.size() <= most;
}

using Clock = std::chrono::steady_clock;

/// Reads both pipes until the process has ended and they are empty, or a limit is reached.
void listen(int process, Pipe& output, Pipe& error, std::size_t output_bytes_max,
            Clock::time_point deadline, Finished& finished) {
    std::array<pollfd, 3> waiting{
        {{output.read.value(), POLLIN, 0}, {error.read.value(), POLLIN, 0}, {process, POLLIN, 0}}};
    while (waiting[0].fd >= 0 || waiting[2].fd >= 0) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) {
            finished.timed_out = true;
            return;
        }
        auto const ready = poll(waiting.data(), waiting.size(), static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR) check(errno, "poll");
        if (ready <= 0) continue;
        if (waiting[0].revents != 0 && !take(waiting[0].fd, finished.out, output_bytes_max)) {
            finished.too_much = finished.out.size() > output_bytes_max;
            if (finished.too_much) return;
            waiting[0].fd = -1;
        }
        if (waiting[1].revents != 0 && !take(waiting[1].fd, finished.error, error_bytes_max)) {
            // What it goes on to say is of no interest, and a closed pipe ends who says too much.
            error.read.reset();
            waiting[1].fd = -1;
        }
        if (waiting[2].revents != 0) waiting[2].fd = -1;
    }
}

}  // namespace

Finished run_process(std::vector<std::string> const& words, int input, std::size_t output_bytes_max,
                     std::chrono::milliseconds wall_max) {
    auto const deadline = Clock::now() + wall_max;
    auto output = make_pipe();
    auto error = make_pipe();
    auto const process = start(words, input, output.write.value(), error.write.value());
    output.write.reset();
    error.write.reset();
    Finished finished;
    // The header of the C library forgets to say that its function is C.
    Descriptor const ended(static_cast<int>(syscall(SYS_pidfd_open, process, 0)));
    if (ended.value() >= 0) {
        listen(ended.value(), output, error, output_bytes_max, deadline, finished);
    }
    // Whoever is left of the group is ended with it; the number cannot be anybody else's before the
    // process is waited for.
    kill(-process, SIGKILL);
    rusage used{};
    while (wait4(process, &finished.status, 0, &used) < 0 && errno == EINTR) {
    }
    if (ended.value() < 0) check(ENOSYS, "pidfd_open");
    finished.cpu_seconds = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    finished.error.resize(std::min(finished.error.size(), error_bytes_max));
    while (!finished.error.empty() && finished.error.back() == '\n')
        finished.error.pop_back();
    return finished;
}

}  // namespace yingshen::extract

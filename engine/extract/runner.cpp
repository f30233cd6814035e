#include "extract/runner.hpp"

#include <fcntl.h>
#include <sys/wait.h>

#include <csignal>
#include <stdexcept>
#include <system_error>

#include "extract/codec.hpp"
#include "extract/descriptor.hpp"
#include "extract/exit_status.hpp"
#include "extract/limits.hpp"
#include "extract/process.hpp"

namespace yingshen::extract {
namespace {

/// What the death of a worker says about its document.
UnreadCode judge(Finished const& finished) {
    if (finished.timed_out) return UnreadCode::timed_out;
    if (finished.too_much) return UnreadCode::too_large;
    if (WIFSIGNALED(finished.status)) {
        auto const signal = WTERMSIG(finished.status);
        if (signal == SIGXCPU || finished.cpu_seconds >= limits::cpu_seconds_max) {
            return UnreadCode::timed_out;
        }
        // The kernel's own SIGKILL, when the machine runs out.
        if (signal == SIGKILL) return UnreadCode::out_of_memory;
    }
    auto const no_memory = finished.error.find("ut of memory") != std::string::npos;
    auto const said_so =
        WIFEXITED(finished.status) && WEXITSTATUS(finished.status) == worker_out_of_memory;
    return no_memory || said_so ? UnreadCode::out_of_memory : UnreadCode::crashed;
}

}  // namespace

std::filesystem::path find_worker() {
    auto const program = std::filesystem::read_symlink("/proc/self/exe");
    auto worker = program.parent_path() / "yingshen-extract";
    if (!std::filesystem::exists(worker)) {
        throw std::runtime_error("expected the program " + worker.string() +
                                 ", which reads documents, but found it not");
    }
    return worker;
}

Runner::Runner(Settings settings) : settings_(std::move(settings)), free_(settings_.at_once) {}

Document Runner::read(std::filesystem::path const& file) {
    Descriptor const input(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (input.value() < 0) {
        throw std::system_error(errno, std::generic_category(), "cannot read " + file.string());
    }
    return read(input.value());
}

Document Runner::read(int input) {
    free_.acquire();
    struct Release {
        std::counting_semaphore<>& semaphore;
        ~Release() { semaphore.release(); }
    } const release{free_};

    std::vector<std::string> words{settings_.worker.string()};
    if (!settings_.sandboxed) words.emplace_back("--unsandboxed");
    auto const finished = run_process(words, input, limits::output_bytes_max, settings_.wall_max);
    if (!finished.timed_out && WIFEXITED(finished.status)) {
        auto const status = WEXITSTATUS(finished.status);
        if (status == worker_refused) throw std::runtime_error(finished.error);
        if (status == worker_done && !finished.too_much) {
            auto document = decode(finished.out);
            return document ? *std::move(document) : unread_document(UnreadCode::crashed);
        }
    }
    return unread_document(judge(finished));
}

}  // namespace yingshen::extract

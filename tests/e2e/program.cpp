#include "e2e/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace yingshen::e2e {
namespace {

namespace fs = std::filesystem;

int status_of(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Starts the program with its output and errors on the given descriptors.
pid_t start(std::vector<std::string> const& arguments, int out, int error) {
    std::vector<char*> words;
    std::string program = YINGSHEN_PROGRAM;
    words.push_back(program.data());
    auto copies = arguments;
    for (auto& copy : copies)
        words.push_back(copy.data());
    words.push_back(nullptr);
    auto const process = ::fork();
    if (process < 0) throw std::runtime_error("cannot fork");
    if (process == 0) {
        // Only what is safe between fork and exec in a program with threads.
        if (::chdir(YINGSHEN_SOURCE_DIR) != 0 || ::dup2(out, 1) < 0 || ::dup2(error, 2) < 0)
            ::_exit(127);
        ::execv(program.c_str(), words.data());
        ::_exit(127);
    }
    return process;
}

std::string text_of(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

int create(fs::path const& file, int mode = O_TRUNC) {
    int const handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0600);
    if (handle < 0) throw std::runtime_error("cannot create " + file.string());
    return handle;
}

}  // namespace

Scratch::Scratch() {
    std::string name = (fs::temp_directory_path() / "yingshen-e2e-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot create " + name);
    path_ = name;
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Finished run(std::vector<std::string> const& arguments) {
    Scratch const scratch;
    int const out = create(scratch / "out");
    int const error = create(scratch / "error");
    auto const process = start(arguments, out, error);
    ::close(out);
    ::close(error);
    Finished finished;
    finished.status = status_of(process);
    finished.out = text_of(scratch / "out");
    finished.error = text_of(scratch / "error");
    return finished;
}

ServerProcess::ServerProcess(fs::path const& data, fs::path const& log) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    int const error = create(log, O_APPEND);
    process_ = start({"serve", "--data", data.string(), "--port", "0"}, ends[1], error);
    ::close(error);
    ::close(ends[1]);
    output_ = ends[0];
    std::string said;
    char piece[512];
    constexpr std::string_view before = "Serving on http://127.0.0.1:";
    while (true) {
        auto const at = said.find(before);
        if (at != std::string::npos && said.find('\n', at) != std::string::npos) {
            port_ = static_cast<std::uint16_t>(std::stoi(said.substr(at + before.size())));
            return;
        }
        auto const count = ::read(output_, piece, sizeof piece);
        if (count <= 0) break;
        said.append(piece, static_cast<std::size_t>(count));
    }
    ::close(output_);
    auto const status = status_of(process_);
    throw std::runtime_error("the server ended with status " + std::to_string(status) + ": " +
                             said + text_of(log));
}

ServerProcess::~ServerProcess() {
    if (process_ > 0) (void)end(SIGKILL);
}

int ServerProcess::end(int signal) {
    ::kill(process_, signal);
    auto const status = status_of(process_);
    process_ = -1;
    ::close(output_);
    return status;
}

std::string source(std::string const& path) {
    return std::string(YINGSHEN_SOURCE_DIR) + "/" + path;
}

}  // namespace yingshen::e2e

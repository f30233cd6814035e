#include "process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace yingshen::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

}  // namespace

std::uint16_t free_port() {
    int const fd = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(fd, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    close(fd);
    return ntohs(address.sin_port);
}

Process::Process(std::filesystem::path const& program, std::filesystem::path const& data,
                 std::uint16_t port)
    : port_(port) {
    auto const begin = SteadyClock::now();
    pid_ = fork();
    if (pid_ == 0) {
        int const log = open((data / "bench.log").c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        dup2(log, 1);
        dup2(log, 2);
        auto const text = std::to_string(port);
        execl(program.c_str(), program.c_str(), "serve", "--data", data.c_str(), "--port",
              text.c_str(), "--definitions", YINGSHEN_SOURCE_DIR, nullptr);
        _exit(127);
    }
    while (!ready()) {
        if (waitpid(pid_, nullptr, WNOHANG) == pid_)
            throw std::runtime_error("the server did not start, see bench.log");
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    started_ms_ = std::chrono::duration<double, std::milli>(SteadyClock::now() - begin).count();
}

Process::~Process() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
}

double Process::memory_mib(std::string const& field) const {
    std::ifstream status(fmt::format("/proc/{}/status", pid_));
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field + ":")) return std::stod(line.substr(field.size() + 1)) / 1024;
    }
    return 0;
}

bool Process::ready() const {
    int const fd = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bool answered = false;
    if (connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        std::string_view const request =
            "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        char answer[16] = {};
        answered = send(fd, request.data(), request.size(), MSG_NOSIGNAL) > 0 &&
                   recv(fd, answer, 12, MSG_WAITALL) == 12 &&
                   std::string_view(answer, 12) == "HTTP/1.1 200";
    }
    close(fd);
    return answered;
}

}  // namespace yingshen::bench

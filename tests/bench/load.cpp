#include "load.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <system_error>

namespace yingshen::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct Connection {
    int fd = -1;
    std::string out;
    std::string in;
    SteadyClock::time_point sent_at;
};

int connect_to(std::uint16_t port) {
    int const fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        throw std::system_error(errno, std::generic_category(), "connect");
    }
    int const on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

/// The length of the complete answer at the start of `in`, or 0 while it is incomplete.
std::size_t answer_length(std::string const& in) {
    auto const end = in.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    static constexpr std::string_view field = "content-length:";
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    auto const header_end = in.begin() + static_cast<std::ptrdiff_t>(end);
    auto const found = std::search(in.begin(), header_end, field.begin(), field.end(),
                                   [&](char a, char b) { return lower(a) == b; });
    std::size_t length = 0;
    if (found != header_end) {
        auto const* text = in.data() + (found - in.begin()) + field.size();
        while (*text == ' ')
            ++text;
        std::from_chars(text, in.data() + end, length);
    }
    auto const whole = end + 4 + length;
    return in.size() >= whole ? whole : 0;
}

void send_next(Connection& connection, std::size_t index, NextRequest const& next) {
    connection.out.clear();
    next(index, connection.out);
    connection.sent_at = SteadyClock::now();
    auto const sent =
        send(connection.fd, connection.out.data(), connection.out.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(connection.out.size())) {
        throw std::system_error(errno, std::generic_category(), "send");
    }
}

}  // namespace

std::int64_t Load::percentile_us(double part) const {
    if (latencies_us.empty()) return 0;
    auto const index = static_cast<std::size_t>(part * double(latencies_us.size() - 1));
    return latencies_us[index];
}

Load drive(std::uint16_t port, std::size_t connections, std::size_t requests,
           NextRequest const& next) {
    std::vector<Connection> all(connections);
    int const poll = epoll_create1(EPOLL_CLOEXEC);
    for (std::size_t i = 0; i < connections; ++i) {
        all[i].fd = connect_to(port);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        epoll_ctl(poll, EPOLL_CTL_ADD, all[i].fd, &event);
    }
    Load load;
    load.latencies_us.reserve(requests);
    std::size_t started = 0;
    auto const begin = SteadyClock::now();
    for (std::size_t i = 0; i < connections && started < requests; ++i, ++started)
        send_next(all[i], i, next);
    std::vector<epoll_event> events(connections);
    std::vector<char> buffer(64 * 1024);
    while (load.latencies_us.size() < started) {
        int const ready = epoll_wait(poll, events.data(), static_cast<int>(events.size()), 10'000);
        if (ready <= 0) throw std::runtime_error("no answer within ten seconds");
        for (int e = 0; e < ready; ++e) {
            auto const index =
                static_cast<std::size_t>(events[static_cast<std::size_t>(e)].data.u64);
            auto& connection = all[index];
            auto const got = recv(connection.fd, buffer.data(), buffer.size(), 0);
            if (got <= 0)
                throw std::system_error(errno, std::generic_category(),
                                        "the server closed a connection");
            connection.in.append(buffer.data(), static_cast<std::size_t>(got));
            auto const length = answer_length(connection.in);
            if (length == 0) continue;
            load.latencies_us.push_back(std::chrono::duration_cast<std::chrono::microseconds>(
                                            SteadyClock::now() - connection.sent_at)
                                            .count());
            if (connection.in.compare(0, 10, "HTTP/1.1 2") != 0) {
                if (load.failed++ == 0) load.first_failure = connection.in.substr(0, length);
            }
            connection.in.erase(0, length);
            if (started < requests) {
                ++started;
                send_next(connection, index, next);
            }
        }
    }
    load.seconds = std::chrono::duration<double>(SteadyClock::now() - begin).count();
    std::ranges::sort(load.latencies_us);
    for (auto const& connection : all)
        close(connection.fd);
    close(poll);
    return load;
}

}  // namespace yingshen::bench

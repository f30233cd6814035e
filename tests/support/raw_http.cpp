#include "support/raw_http.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <stdexcept>

namespace yingshen::test {
namespace {

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

RawResponse parse_header(std::string_view text) {
    RawResponse out;
    out.status = std::stoi(std::string(text.substr(text.find(' ') + 1, 3)));
    auto begin = text.find("\r\n") + 2;
    while (begin < text.size()) {
        auto const end = text.find("\r\n", begin);
        auto const line = text.substr(begin, end - begin);
        if (line.empty()) break;
        auto const colon = line.find(':');
        out.headers.emplace_back(lower_case(line.substr(0, colon)), line.substr(colon + 2));
        begin = end + 2;
    }
    return out;
}

}  // namespace

std::string_view RawResponse::header(std::string_view lower_case_name) const {
    for (auto const& [name, value] : headers) {
        if (name == lower_case_name) return value;
    }
    return {};
}

RawClient::RawClient(std::uint16_t port, std::chrono::milliseconds patience) {
    descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor_ < 0) throw std::runtime_error("no socket for the raw client");
    timeval limit{};
    limit.tv_sec = patience.count() / 1000;
    limit.tv_usec = patience.count() % 1000 * 1000;
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    int const on = 1;
    ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) {
        ::close(descriptor_);
        throw std::runtime_error("nobody listens on port " + std::to_string(port));
    }
}

RawClient::~RawClient() {
    ::close(descriptor_);
}

std::size_t RawClient::send(std::string_view bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        auto const count =
            ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        sent += static_cast<std::size_t>(count);
    }
    return sent;
}

void RawClient::shut_down_sending() {
    ::shutdown(descriptor_, SHUT_WR);
}

bool RawClient::fill() {
    char bytes[16 * 1024];
    auto const count = ::recv(descriptor_, bytes, sizeof bytes, 0);
    if (count <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(count));
    return true;
}

std::optional<RawResponse> RawClient::receive(bool without_body, bool interim) {
    auto end = buffer_.find("\r\n\r\n");
    for (; end == std::string::npos; end = buffer_.find("\r\n\r\n")) {
        if (!fill()) return std::nullopt;
    }
    auto response = parse_header(std::string_view(buffer_).substr(0, end + 4));
    buffer_.erase(0, end + 4);
    if (response.status < 200) {
        if (interim) return response;
        return receive(without_body, interim);
    }
    auto const length = response.header("content-length");
    if (without_body || length.empty()) return response;
    auto const wanted = std::stoull(std::string(length));
    while (buffer_.size() < wanted) {
        if (!fill()) return std::nullopt;
    }
    response.body = buffer_.substr(0, wanted);
    buffer_.erase(0, wanted);
    return response;
}

bool RawClient::is_closed() const {
    char byte = 0;
    return ::recv(descriptor_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

bool RawClient::receive_end() {
    if (!buffer_.empty()) return false;
    char byte = 0;
    auto const count = ::recv(descriptor_, &byte, 1, 0);
    return count == 0 || (count < 0 && errno == ECONNRESET);
}

std::optional<RawResponse> exchange(std::uint16_t port, std::string_view bytes, bool without_body) {
    RawClient client(port);
    client.send(bytes);
    return client.receive(without_body);
}

}  // namespace yingshen::test

#include "http/listener.hpp"

#include <fmt/format.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <system_error>

namespace yingshen::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

/// How long accepting pauses when the process or the system has no descriptors left.
constexpr std::chrono::milliseconds accept_pause{100};
/// Connections beyond the limit that are told so; more are closed without a word.
constexpr std::size_t refused_connections_max = 64;

void check(error_code error, Settings const& settings, std::string_view action) {
    if (!error) return;
    throw std::system_error(
        std::error_code(error.value(), std::system_category()),
        fmt::format("cannot {} {}:{}", action, settings.address, settings.port));
}

}  // namespace

Listener::Listener(Shared& shared, std::vector<std::unique_ptr<IoLoop>>& loops)
    : shared_(shared),
      loops_(loops),
      acceptor_(loops.front()->context()),
      pause_(loops.front()->context()) {
    auto const& settings = shared.settings;
    error_code error;
    auto const address = asio::ip::make_address(settings.address, error);
    check(error, settings, "understand the address");
    asio::ip::tcp::endpoint const endpoint(address, settings.port);
    acceptor_.open(endpoint.protocol(), error);
    check(error, settings, "open a socket for");
    acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    check(error, settings, "set up");
    acceptor_.bind(endpoint, error);
    check(error, settings, "listen on");
    acceptor_.listen(asio::socket_base::max_listen_connections, error);
    check(error, settings, "listen on");
    port_ = acceptor_.local_endpoint().port();
}

void Listener::accept() {
    auto& loop = *loops_[next_loop_];
    next_loop_ = (next_loop_ + 1) % loops_.size();
    acceptor_.async_accept(loop.context(), [this, &loop](error_code error, Socket socket) {
        if (!acceptor_.is_open()) return;
        if (!error) {
            take(std::move(socket), loop);
            return accept();
        }
        // A client that gave up while it waited is its own affair.
        if (error == asio::error::connection_aborted) return accept();
        shared_.log.write(base::LogLevel::warning, "accept_failed",
                          {{"errno", std::to_string(error.value())}});
        accept_later();
    });
}

void Listener::accept_later() {
    pause_.expires_after(accept_pause);
    pause_.async_wait([this](error_code error) {
        if (!error && acceptor_.is_open()) accept();
    });
}

void Listener::take(Socket socket, IoLoop& loop) {
    auto const open = shared_.connections.now();
    auto const limit = shared_.settings.limits.connections_max;
    if (open >= limit + refused_connections_max) {
        error_code ignored;
        socket.close(ignored);
        return;
    }
    shared_.connections.add();
    loop.adopt(std::move(socket), open >= limit);
}

void Listener::close() {
    asio::post(acceptor_.get_executor(), [this] {
        error_code ignored;
        acceptor_.close(ignored);
        pause_.cancel();
    });
}

}  // namespace yingshen::http

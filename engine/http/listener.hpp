#pragma once
#include <boost/asio/basic_socket_acceptor.hpp>
#include <cstdint>
#include <memory>
#include <vector>

#include "http/io_loop.hpp"
#include "http/shared.hpp"
#include "http/socket.hpp"

namespace yingshen::http {

/// Accepts on the first loop and deals connections out to all loops in turn. Running out of file
/// descriptors is a pause, not an end.
class Listener {
  public:
    /// Binds and listens; throws std::system_error with the address in its message.
    Listener(Shared& shared, std::vector<std::unique_ptr<IoLoop>>& loops);

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Begins to accept, before or after the loops start.
    void start() { accept(); }
    /// Any thread: no connection is accepted any more.
    void close();

  private:
    using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;

    void accept();
    void accept_later();
    void take(Socket socket, IoLoop& loop);

    Shared& shared_;
    std::vector<std::unique_ptr<IoLoop>>& loops_;
    Acceptor acceptor_;
    Timer pause_;
    std::size_t next_loop_ = 0;
    std::uint16_t port_ = 0;
};

}  // namespace yingshen::http

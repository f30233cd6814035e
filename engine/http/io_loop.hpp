#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <unordered_map>
#include <vector>

#include "http/mailbox.hpp"
#include "http/session.hpp"
#include "http/shared.hpp"
#include "http/socket.hpp"

namespace yingshen::http {

/// One I/O thread with its own io_context. A connection lives on one loop for ever, so sessions
/// need neither locks nor strands. A timer sweeps the sessions for passed deadlines, which costs
/// nothing per operation; a deadline is late by at most a quarter of the shortest limit.
class IoLoop {
  public:
    explicit IoLoop(Shared& shared);
    ~IoLoop() { stop(); }

    [[nodiscard]] boost::asio::io_context& context() { return context_; }
    [[nodiscard]] std::shared_ptr<Mailbox> const& mailbox() const { return mailbox_; }

    void start();
    /// Any thread: takes over a connection, which is already counted as open.
    void adopt(Socket socket, bool refused);
    /// Any thread: idle sessions close now, others after their answer, new ones at once.
    void drain();
    /// Any other thread: closes everything and joins. Letters that come later vanish.
    void stop();

    /// The loop's thread: a session is closed.
    void remove(std::uint64_t key);

  private:
    void run();
    void add(Socket socket, bool refused);
    void deliver();
    void sweep_later();
    void sweep();

    Shared& shared_;
    boost::asio::io_context context_{1};
    Timer sweep_timer_;
    std::chrono::milliseconds const sweep_interval_;
    std::shared_ptr<Mailbox> mailbox_;
    std::vector<Letter> letters_;
    std::unordered_map<std::uint64_t, std::shared_ptr<Session>> sessions_;
    std::uint64_t next_key_ = 1;
    bool draining_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace yingshen::http

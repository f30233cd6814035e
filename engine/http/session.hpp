#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/mailbox.hpp"
#include "http/outgoing.hpp"
#include "http/request_reader.hpp"
#include "http/shared.hpp"
#include "http/socket.hpp"

namespace yingshen::http {

class IoLoop;

/// One connection: reads a request, hands it to a worker, waits for the answer, writes it, and so
/// on; pipelined requests wait in the buffer and are answered in order. Every operation on the
/// socket has a deadline, which the loop's sweep enforces. Used on its loop's thread only.
class Session : public std::enable_shared_from_this<Session> {
  public:
    using Instant = std::chrono::steady_clock::time_point;

    Session(Socket socket, IoLoop& loop, Shared& shared, std::uint64_t key, std::string remote);

    void start();
    /// Instead of start: answers 503, because the server has connections enough.
    void start_refused();
    /// The answer that a worker or a later thread gave.
    void receive(Letter letter);
    /// The server stops: closes now where no request is in flight, else after its answer.
    void drain();
    void close();

    [[nodiscard]] Instant deadline() const { return deadline_; }
    /// The deadline has passed.
    void expire();

  private:
    enum class State { reading, answering, writing, lingering, closed };
    enum class Phase { none, idle, head, body };

    void advance();
    void read();
    void set_read_deadline();
    void on_read(std::size_t count);
    void send_continue();
    void dispatch();
    void respond(Response response);
    void write();
    void on_written();
    void linger();
    void linger_read();
    void observe() const;
    [[nodiscard]] Outgoing outgoing_of(Response response) const;
    [[nodiscard]] Response checked(Letter letter);
    void log_failure(std::string_view event, std::string_view what) const;
    /// Runs a completion handler's work; what it throws is logged and ends this session only.
    template <class Work>
    void guarded(Work work);

    Socket socket_;
    IoLoop& loop_;
    Shared& shared_;
    std::uint64_t const key_;
    RequestReader reader_;
    State state_ = State::reading;
    Phase phase_ = Phase::none;
    Instant deadline_ = Instant::max();
    Instant begun_{};                  ///< when the present request began
    std::uint64_t progress_mark_ = 0;  ///< bytes read when the body's deadline was last set
    std::uint64_t exchanges_ = 0;      ///< requests given to workers; numbers their replies
    std::uint64_t answers_ = 0;        ///< answers written
    Outgoing outgoing_;
    int status_ = 0;
    bool keep_alive_ = false;
    bool draining_ = false;
    std::vector<char> discarded_;
    std::size_t discarded_bytes_ = 0;
};

}  // namespace yingshen::http

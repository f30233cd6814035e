#include "http/session.hpp"

#include <boost/asio/write.hpp>
#include <exception>
#include <system_error>

#include "base/hash.hpp"
#include "http/io_loop.hpp"

namespace yingshen::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

/// The deadline of a body moves when this much more has come, so that a byte now and then is no
/// progress.
constexpr std::uint64_t progress_bytes = 4 * 1024;
/// Closing a socket with unread input makes the kernel send a reset, which can destroy the answer
/// on its way. So the server stops writing first and reads on a little while the client finishes.
constexpr std::size_t linger_bytes_max = 256 * 1024;
constexpr std::chrono::seconds linger_time{1};
constexpr std::size_t linger_piece_bytes = 16 * 1024;

std::string connection_id(base::Random& random) {
    return base::hex(random.bytes(8));
}

auto now() {
    return std::chrono::steady_clock::now();
}

}  // namespace

Session::Session(Socket socket, IoLoop& loop, Shared& shared, std::uint64_t key, std::string remote)
    : socket_(std::move(socket)),
      loop_(loop),
      shared_(shared),
      key_(key),
      reader_(shared.routes, shared.settings, connection_id(shared.random), std::move(remote)) {}

template <class Work>
void Session::guarded(Work work) {
    try {
        work();
    } catch (std::exception const& error) {
        log_failure("session_failed", error.what());
        close();
    }
}

void Session::start() {
    guarded([this] { read(); });
}

void Session::start_refused() {
    guarded([this] { respond(reader_.refuse_now(RefusalKind::too_many_connections)); });
}

void Session::read() {
    state_ = State::reading;
    set_read_deadline();
    auto const space = reader_.space();
    socket_.async_read_some(asio::buffer(space.data(), space.size()),
                            [self = shared_from_this()](error_code error, std::size_t count) {
                                // A session that expired meanwhile answers or is closed.
                                if (self->state_ != State::reading) return;
                                if (error) return self->close();
                                self->guarded([&] { self->on_read(count); });
                            });
}

void Session::set_read_deadline() {
    auto const& limits = shared_.settings.limits;
    if (!reader_.started()) {
        phase_ = Phase::idle;
        // Whoever connects has something to say; only between requests is silence usual.
        auto const limit = answers_ > 0 ? limits.idle_timeout
                                        : std::min(limits.idle_timeout, limits.header_timeout);
        deadline_ = now() + limit;
    } else if (!reader_.in_body()) {
        if (phase_ != Phase::head) deadline_ = now() + limits.header_timeout;
        phase_ = Phase::head;
    } else if (phase_ != Phase::body || reader_.bytes_read() - progress_mark_ >= progress_bytes) {
        phase_ = Phase::body;
        progress_mark_ = reader_.bytes_read();
        deadline_ = now() + limits.body_timeout;
    }
}

void Session::on_read(std::size_t count) {
    if (!reader_.started()) begun_ = now();
    reader_.commit(count);
    advance();
}

void Session::advance() {
    try {
        switch (reader_.advance()) {
            case RequestReader::Step::need_more:
                return read();
            case RequestReader::Step::send_continue:
                return send_continue();
            case RequestReader::Step::complete:
                return dispatch();
            case RequestReader::Step::answered:
                return respond(reader_.take_answer());
        }
    } catch (std::system_error const& error) {
        log_failure("upload_failed", error.what());
        respond(reader_.refuse_now(RefusalKind::upload_not_stored));
    }
}

void Session::send_continue() {
    static constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
    state_ = State::writing;
    deadline_ = now() + shared_.settings.limits.write_timeout;
    asio::async_write(socket_, asio::buffer(text.data(), text.size()),
                      [self = shared_from_this()](error_code error, std::size_t) {
                          if (self->state_ != State::writing) return;
                          if (error) return self->close();
                          self->guarded([&] { self->read(); });
                      });
}

void Session::dispatch() {
    state_ = State::answering;
    // No operation on the socket is under way; the worker's reply always comes, if only destroyed.
    deadline_ = Instant::max();
    ++exchanges_;
    Job job{&reader_.exchange().route->handle, reader_.take_request(),
            PendingReply(loop_.mailbox(), key_, exchanges_)};
    if (shared_.workers.try_push(job)) return;
    job.reply.abandon();
    respond(refuse({RefusalKind::server_busy, {}}, reader_.exchange().id));
}

void Session::receive(Letter letter) {
    if (state_ != State::answering || letter.exchange != exchanges_) return;
    guarded([&] { respond(checked(std::move(letter))); });
}

Response Session::checked(Letter letter) {
    if (letter.response && is_well_formed(*letter.response)) return std::move(*letter.response);
    log_failure("request_failed", letter.response
                                      ? "the answer has a status or header that cannot be sent"
                                      : "the reply was destroyed without an answer");
    return refuse({RefusalKind::internal_error, {}}, reader_.exchange().id);
}

Outgoing Session::outgoing_of(Response response) const {
    auto const& exchange = reader_.exchange();
    return Outgoing(std::move(response),
                    {exchange.id, exchange.head_only, exchange.http_1_0, keep_alive_});
}

void Session::respond(Response response) {
    state_ = State::writing;
    keep_alive_ = reader_.exchange().keep_alive && !draining_;
    status_ = response.status;
    try {
        outgoing_ = outgoing_of(std::move(response));
    } catch (std::system_error const& error) {
        log_failure("request_failed", error.what());
        auto failure = refuse({RefusalKind::internal_error, {}}, reader_.exchange().id);
        status_ = failure.status;
        outgoing_ = outgoing_of(std::move(failure));
    }
    write();
}

void Session::write() {
    auto const [head, body] = outgoing_.pending();
    if (head.empty() && body.empty()) return on_written();
    deadline_ = now() + shared_.settings.limits.write_timeout;
    std::array<asio::const_buffer, 2> const buffers{asio::const_buffer(head.data(), head.size()),
                                                    asio::const_buffer(body.data(), body.size())};
    socket_.async_write_some(buffers,
                             [self = shared_from_this()](error_code error, std::size_t count) {
                                 if (self->state_ != State::writing) return;
                                 if (error) return self->close();
                                 self->guarded([&] {
                                     self->outgoing_.sent(count);
                                     self->write();
                                 });
                             });
}

void Session::on_written() {
    observe();
    ++answers_;
    if (!keep_alive_ || draining_) return linger();
    outgoing_ = {};
    reader_.next();
    phase_ = Phase::none;
    begun_ = now();
    advance();
}

void Session::observe() const {
    if (!shared_.observer) return;
    auto const& exchange = reader_.exchange();
    auto const pattern =
        exchange.route ? std::string_view(exchange.route->pattern) : std::string_view{};
    shared_.observer({pattern, exchange.method, status_,
                      std::chrono::duration_cast<std::chrono::microseconds>(now() - begun_)});
}

void Session::linger() {
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    state_ = State::lingering;
    deadline_ = now() + linger_time;
    discarded_.resize(linger_piece_bytes);
    linger_read();
}

void Session::linger_read() {
    socket_.async_read_some(asio::buffer(discarded_),
                            [self = shared_from_this()](error_code error, std::size_t count) {
                                if (self->state_ != State::lingering) return;
                                self->discarded_bytes_ += count;
                                if (error || self->discarded_bytes_ > linger_bytes_max) {
                                    return self->close();
                                }
                                self->guarded([&] { self->linger_read(); });
                            });
}

void Session::expire() {
    auto const self = shared_from_this();
    if (state_ != State::reading || phase_ == Phase::idle) return close();
    guarded([this] {
        error_code ignored;
        socket_.cancel(ignored);
        respond(reader_.refuse_now(RefusalKind::request_timeout));
    });
}

void Session::drain() {
    draining_ = true;
    if (state_ == State::reading && !reader_.started()) close();
}

void Session::close() {
    if (state_ == State::closed) return;
    auto const self = shared_from_this();
    state_ = State::closed;
    error_code ignored;
    socket_.close(ignored);
    loop_.remove(key_);
}

void Session::log_failure(std::string_view event, std::string_view what) const {
    shared_.log.write(base::LogLevel::error, event,
                      {{"request_id", reader_.exchange().id}, {"what", std::string(what)}});
}

}  // namespace yingshen::http

#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/body_sink.hpp"
#include "http/head_scanner.hpp"
#include "http/message_parser.hpp"
#include "http/read_buffer.hpp"
#include "http/routes.hpp"
#include "http/server.hpp"

namespace yingshen::http {

/// From bytes to requests, without a socket: buffer, header checks, parser, target, route and body
/// of one connection after the other request. The session feeds it from a socket, the fuzzer from
/// memory. Not thread-safe.
class RequestReader {
  public:
    /// `connection` starts the id of every request and the name of every upload file.
    RequestReader(Routes const& routes, Settings const& settings, std::string connection,
                  std::string remote);

    /// Where the next bytes go. Never empty after `need_more`.
    [[nodiscard]] std::span<char> space() { return buffer_.space(); }
    void commit(std::size_t count);

    enum class Step {
        need_more,      ///< read on
        send_continue,  ///< send "100 Continue", then advance
        complete,       ///< take_request, answer it, then next
        answered,       ///< the reader has the answer: take_answer, send it, then next
    };
    /// Goes as far as the bytes allow. Throws std::system_error where an upload cannot be written.
    [[nodiscard]] Step advance();

    /// What is known of the present request; a refused one may have no route.
    struct Exchange {
        std::string id;
        Route const* route = nullptr;
        Method method = Method::get;
        bool head_only = false;  ///< HEAD: the answer is that of GET without its body
        bool http_1_0 = false;
        bool keep_alive = false;  ///< false until the request is understood to its end
    };
    [[nodiscard]] Exchange const& exchange() const { return exchange_; }
    [[nodiscard]] std::shared_ptr<Request> take_request() { return std::move(request_); }
    [[nodiscard]] Response take_answer() { return std::move(answer_); }

    /// Refuses the present request from outside (a timeout, a failed upload): its answer.
    [[nodiscard]] Response refuse_now(RefusalKind kind);
    /// Begins the next request of the connection with the bytes that are left.
    void next();

    /// Whether a byte of the present request has arrived.
    [[nodiscard]] bool started() const { return state_ != State::head || !buffer_.empty(); }
    [[nodiscard]] bool in_body() const { return state_ == State::body; }
    /// All bytes ever committed; the session sees progress by it.
    [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

  private:
    enum class State { head, body, done };

    [[nodiscard]] Step read_head();
    [[nodiscard]] Step understand(std::string_view head_bytes);
    [[nodiscard]] std::optional<Step> find_route(Head const& head);
    [[nodiscard]] Step begin_body();
    [[nodiscard]] Step read_body();
    [[nodiscard]] Step finish();
    [[nodiscard]] Step refused(Refusal const& refusal);
    void begin_exchange();

    Routes const& routes_;
    Settings const& settings_;
    std::string const connection_;
    std::string const remote_;
    ReadBuffer buffer_;
    HeadScanner scanner_;
    MessageParser parser_;
    BodySink sink_;
    Framing framing_;
    Exchange exchange_;
    std::shared_ptr<Request> request_;
    Response answer_;
    State state_ = State::head;
    std::uint64_t body_wire_bytes_ = 0;
    std::uint64_t bytes_read_ = 0;
    std::uint64_t requests_ = 0;
};

}  // namespace yingshen::http

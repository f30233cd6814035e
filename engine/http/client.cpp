#include "http/client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <optional>

namespace yingshen::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

/// Answers larger than this are refused; the largest material is 50 MiB.
constexpr std::uint64_t body_bytes_max = 64ull << 20;

std::string lower_case(beast::string_view text) {
    std::string lower(text);
    for (auto& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace

std::string_view Answer::header(std::string_view lower_case_name) const {
    for (auto const& [name, value] : headers) {
        if (name == lower_case_name) return value;
    }
    return {};
}

struct Client::Impl {
    std::string host;
    std::uint16_t port;
    std::chrono::milliseconds timeout;
    asio::io_context context;
    std::optional<beast::tcp_stream> stream;
    beast::flat_buffer buffer;

    /// Timeouts of a Beast stream act on asynchronous operations only, so each operation is started
    /// asynchronously and the context is run until it ended.
    template <class Start>
    error_code run(Start&& start) {
        error_code result = asio::error::operation_aborted;
        stream->expires_after(timeout);
        start([&result](error_code error, auto&&...) { result = error; });
        context.restart();
        context.run();
        return result;
    }

    /// Whether the server closed the idle connection; only then is it safe to send on a new one.
    bool closed_by_server() {
        auto& socket = stream->socket();
        error_code error;
        socket.non_blocking(true, error);
        char byte = 0;
        socket.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
        return error != asio::error::would_block;
    }

    error_code connect() {
        stream.emplace(context);
        buffer.clear();
        error_code error;
        asio::ip::tcp::resolver resolver(context);
        auto const endpoints = resolver.resolve(host, std::to_string(port), error);
        if (error) return error;
        error = run([&](auto done) { stream->async_connect(endpoints, std::move(done)); });
        if (error) return error;
        stream->socket().set_option(asio::ip::tcp::no_delay(true), error);
        return error;
    }

    [[nodiscard]] base::Error failure(std::string code, error_code error) {
        stream.reset();
        auto const where = host + ":" + std::to_string(port);
        return {base::ErrorKind::unavailable,
                std::move(code),
                {"无法从 " + where + " 得到应答：" + error.message(),
                 "no answer from " + where + ": " + error.message()},
                {}};
    }
};

Client::Client(std::string host, std::uint16_t port, std::chrono::milliseconds timeout)
    : impl_(new Impl) {
    impl_->host = std::move(host);
    impl_->port = port;
    impl_->timeout = timeout;
}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

base::Result<Answer> Client::request(std::string_view method, std::string_view target,
                                     Headers const& headers, std::string body) {
    auto& impl = *impl_;
    if (impl.stream && impl.closed_by_server()) impl.stream.reset();
    if (!impl.stream) {
        if (auto const error = impl.connect())
            return std::unexpected(impl.failure("unreachable", error));
    }

    beast::http::request<beast::http::string_body> message;
    message.version(11);
    message.method_string({method.data(), method.size()});
    message.target({target.data(), target.size()});
    message.set(beast::http::field::host, impl.host + ":" + std::to_string(impl.port));
    for (auto const& [name, value] : headers)
        message.set(name, value);
    message.body() = std::move(body);
    if (!message.body().empty() || method == "POST" || method == "PUT") message.prepare_payload();

    auto error = impl.run(
        [&](auto done) { beast::http::async_write(*impl.stream, message, std::move(done)); });
    if (error) return std::unexpected(impl.failure("no_answer", error));

    beast::http::response_parser<beast::http::string_body> parser;
    parser.body_limit(body_bytes_max);
    error = impl.run([&](auto done) {
        beast::http::async_read(*impl.stream, impl.buffer, parser, std::move(done));
    });
    if (error) return std::unexpected(impl.failure("no_answer", error));

    auto response = parser.release();
    Answer answer;
    answer.status = static_cast<int>(response.result_int());
    for (auto const& field : response) {
        answer.headers.emplace_back(lower_case(field.name_string()), std::string(field.value()));
    }
    answer.body = std::move(response.body());
    if (!response.keep_alive()) impl.stream.reset();
    return answer;
}

}  // namespace yingshen::http

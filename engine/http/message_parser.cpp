#include "http/message_parser.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

namespace yingshen::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::string_view;

std::string lower_case(string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string_view view(string_view text) {
    return {text.data(), text.size()};
}

/// Collects one message; every callback is Beast's.
class Message final : public beast::http::basic_parser<true> {
  public:
    Head head;
    BodySink* sink = nullptr;

  private:
    void on_request_impl(beast::http::verb, string_view method, string_view target, int version,
                         error_code& error) override {
        error = {};
        head.method = view(method);
        head.target = view(target);
        head.http_1_0 = version == 10;
    }
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_field_impl(beast::http::field, string_view name, string_view value,
                       error_code& error) override {
        error = {};
        if (!header_done_) head.headers.emplace_back(lower_case(name), view(value));
    }
    void on_header_impl(error_code& error) override {
        error = {};
        header_done_ = true;
    }
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code& error) override {
        error = {};
    }
    std::size_t on_body_impl(string_view body, error_code& error) override {
        error = {};
        if (!sink->write(view(body))) error = beast::http::error::body_limit;
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code& error) override {
        error = {};
    }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) override {
        return on_body_impl(body, error);
    }
    void on_finish_impl(error_code& error) override { error = {}; }

    bool header_done_ = false;
};

}  // namespace

class MessageParser::Impl {
  public:
    std::optional<Message> message;
};

MessageParser::MessageParser(std::size_t header_bytes_max)
    : header_bytes_max_(header_bytes_max), impl_(std::make_unique<Impl>()) {}

MessageParser::~MessageParser() = default;

std::expected<Head, base::Fault> MessageParser::parse_head(std::string_view bytes) {
    auto& message = impl_->message.emplace();
    message.header_limit(static_cast<std::uint32_t>(header_bytes_max_));
    // The sink holds the limit, because only the route knows it and the header comes first.
    message.body_limit(boost::none);
    message.head.headers.reserve(12);
    error_code error;
    auto const used = message.put({bytes.data(), bytes.size()}, error);
    if (error || used != bytes.size() || !message.is_header_done()) {
        return std::unexpected(base::Fault{"header", "a well-formed HTTP/1.1 request header",
                                           error ? error.message() : "an incomplete one"});
    }
    message.eager(true);
    return std::move(message.head);
}

bool MessageParser::keep_alive() const {
    return impl_->message->keep_alive();
}

std::expected<MessageParser::Progress, Refusal> MessageParser::parse_body(std::string_view bytes,
                                                                          BodySink& sink) {
    auto& message = *impl_->message;
    message.sink = &sink;
    error_code error;
    auto const used = message.put({bytes.data(), bytes.size()}, error);
    if (error == beast::http::error::body_limit) {
        return std::unexpected(Refusal{RefusalKind::body_too_large, {}});
    }
    if (error && error != beast::http::error::need_more) {
        return std::unexpected(
            Refusal{RefusalKind::bad_request, {{"body", "well-formed chunks", error.message()}}});
    }
    return Progress{used, message.is_done()};
}

}  // namespace yingshen::http

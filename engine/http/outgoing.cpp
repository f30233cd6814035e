#include "http/outgoing.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace yingshen::http {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;

std::string_view reason(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Status";
    }
}

bool equal_ignoring_case(std::string_view a, std::string_view lower_case_b) {
    return std::ranges::equal(a, lower_case_b, [](char x, char y) {
        return (x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x) == y;
    });
}

bool has_header(Response const& response, std::string_view lower_case_name) {
    return std::ranges::any_of(response.headers, [&](auto const& header) {
        return equal_ignoring_case(header.first, lower_case_name);
    });
}

void append(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

bool may_have_body(int status) {
    return status != 204 && status != 304;
}

std::string head_of(Response const& response, AnswerFrame const& frame, std::uint64_t body_bytes) {
    std::string out;
    out.reserve(320);
    out += "HTTP/1.1 ";
    out += std::to_string(response.status);
    out += ' ';
    out += reason(response.status);
    out += "\r\n";
    if (may_have_body(response.status)) {
        bool const typed = body_bytes > 0 && !response.content_type.empty();
        if (typed) append(out, "Content-Type", response.content_type);
        append(out, "Content-Length", std::to_string(body_bytes));
    }
    append(out, "X-Request-Id", frame.request_id);
    append(out, "X-Content-Type-Options", "nosniff");
    if (!has_header(response, "cache-control")) append(out, "Cache-Control", "no-store");
    for (auto const& [name, value] : response.headers)
        append(out, name, value);
    if (!frame.keep_alive) append(out, "Connection", "close");
    if (frame.keep_alive && frame.http_1_0) append(out, "Connection", "keep-alive");
    out += "\r\n";
    return out;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return c > 0x20 && c < 0x7f &&
               std::string_view("\"(),/:;<=>?@[\\]{}").find(c) == std::string_view::npos;
    });
}

bool is_field_value(std::string_view text) {
    return std::ranges::none_of(text, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte == 0x7f || (byte < 0x20 && byte != '\t');
    });
}

}  // namespace

bool is_well_formed(Response const& response) {
    if (response.status < 200 || response.status > 599) return false;
    if (!is_field_value(response.content_type)) return false;
    for (std::string_view const own :
         {"content-length", "transfer-encoding", "connection", "content-type", "x-request-id"}) {
        if (has_header(response, own)) return false;
    }
    return std::ranges::all_of(response.headers, [](auto const& header) {
        return is_token(header.first) && is_field_value(header.second);
    });
}

Outgoing::Outgoing(Response response, AnswerFrame const& frame) : response_(std::move(response)) {
    bool const has_body = may_have_body(response_.status);
    auto body_bytes = std::uint64_t{response_.body.size()};
    if (!response_.body_file.empty()) {
        open_file();
        body_bytes = file_left_;
    }
    head_ = head_of(response_, frame, body_bytes);
    if (frame.head_only || !has_body) {
        file_left_ = 0;
    } else if (response_.body_file.empty()) {
        body_ = response_.body;
    }
}

Outgoing::~Outgoing() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Outgoing::Outgoing(Outgoing&& other) noexcept {
    *this = std::move(other);
}

Outgoing& Outgoing::operator=(Outgoing&& other) noexcept {
    if (this == &other) return *this;
    // A short body lives inside its string object, so the view has to be made anew.
    auto const left = other.body_.size();
    head_ = std::move(other.head_);
    response_ = std::move(other.response_);
    piece_ = std::move(other.piece_);
    auto const& source = response_.body_file.empty() ? response_.body : piece_;
    body_ = std::string_view(source).substr(source.size() - left);
    other.body_ = {};
    head_sent_ = other.head_sent_;
    file_left_ = other.file_left_;
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

void Outgoing::open_file() {
    descriptor_ = ::open(response_.body_file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status{};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
        auto const code = errno;
        if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
        throw std::system_error(code, std::system_category(), "cannot open a file to send");
    }
    file_left_ = static_cast<std::uint64_t>(status.st_size);
}

void Outgoing::refill() {
    piece_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, file_left_)));
    auto const count = ::read(descriptor_, piece_.data(), piece_.size());
    if (count <= 0) {
        throw std::system_error(count < 0 ? errno : EIO, std::system_category(),
                                "a file became shorter or unreadable while it was sent");
    }
    body_ = std::string_view(piece_).substr(0, static_cast<std::size_t>(count));
    piece_.resize(body_.size());
    file_left_ -= body_.size();
}

std::array<std::string_view, 2> Outgoing::pending() {
    if (body_.empty() && file_left_ > 0) refill();
    return {std::string_view(head_).substr(head_sent_), body_};
}

void Outgoing::sent(std::size_t count) {
    auto const of_head = std::min(count, head_.size() - head_sent_);
    head_sent_ += of_head;
    body_.remove_prefix(count - of_head);
}

}  // namespace yingshen::http

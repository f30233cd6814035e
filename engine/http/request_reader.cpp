#include "http/request_reader.hpp"

#include "http/target.hpp"

namespace yingshen::http {
namespace {

/// A body that streams to a file is read in pieces of this size.
constexpr std::size_t file_piece_bytes = 64 * 1024;
/// What an empty connection keeps of its buffer.
constexpr std::size_t idle_buffer_bytes = 16 * 1024;
/// A request line has a method and a version beside its target.
constexpr std::size_t request_line_extra_bytes = 32;
/// Chunks of one byte each cost five bytes of framing: more than this a body byte is padding.
constexpr std::uint64_t framing_bytes_per_body_byte = 8;

std::optional<Method> parse_method(std::string_view text) {
    if (text == "GET" || text == "HEAD") return Method::get;
    if (text == "POST") return Method::post;
    if (text == "PUT") return Method::put;
    if (text == "DELETE") return Method::delete_;
    return std::nullopt;
}

}  // namespace

RequestReader::RequestReader(Routes const& routes, Settings const& settings, std::string connection,
                             std::string remote)
    : routes_(routes),
      settings_(settings),
      connection_(std::move(connection)),
      remote_(std::move(remote)),
      buffer_(settings.limits.header_bytes_max),
      parser_(settings.limits.header_bytes_max) {
    begin_exchange();
}

void RequestReader::begin_exchange() {
    exchange_ = {};
    exchange_.id = connection_ + '-' + std::to_string(++requests_);
}

void RequestReader::commit(std::size_t count) {
    buffer_.commit(count);
    bytes_read_ += count;
}

void RequestReader::next() {
    state_ = State::head;
    scanner_ = {};
    sink_.reset();
    framing_ = {};
    request_.reset();
    body_wire_bytes_ = 0;
    buffer_.allow(settings_.limits.header_bytes_max);
    buffer_.release_beyond(idle_buffer_bytes);
    begin_exchange();
}

RequestReader::Step RequestReader::advance() {
    return state_ == State::head ? read_head() : read_body();
}

RequestReader::Step RequestReader::refused(Refusal const& refusal) {
    answer_ = refuse(refusal, exchange_.id);
    state_ = State::done;
    return Step::answered;
}

Response RequestReader::refuse_now(RefusalKind kind) {
    exchange_.keep_alive = false;
    (void)refused({kind, {}});
    return take_answer();
}

RequestReader::Step RequestReader::read_head() {
    auto const bytes = buffer_.view();
    switch (scanner_.scan(bytes)) {
        case HeadScanner::State::refused:
            return refused({RefusalKind::bad_request, {scanner_.fault()}});
        case HeadScanner::State::complete:
            return understand(bytes.substr(scanner_.begin(), scanner_.end() - scanner_.begin()));
        case HeadScanner::State::more:
            break;
    }
    auto const line_max = settings_.limits.target_bytes_max + request_line_extra_bytes;
    if (scanner_.in_request_line() && bytes.size() > line_max) {
        return refused({RefusalKind::target_too_long, {}});
    }
    if (buffer_.full()) return refused({RefusalKind::header_too_large, {}});
    return Step::need_more;
}

RequestReader::Step RequestReader::understand(std::string_view head_bytes) {
    auto head = parser_.parse_head(head_bytes);
    if (!head) return refused({RefusalKind::bad_request, {head.error()}});
    exchange_.http_1_0 = head->http_1_0;
    exchange_.head_only = head->method == "HEAD";
    exchange_.method = parse_method(head->method).value_or(Method::get);
    auto framing = check_head(*head);
    if (!framing) return refused(framing.error());
    framing_ = *framing;
    if (head->target.size() > settings_.limits.target_bytes_max) {
        return refused({RefusalKind::target_too_long, {}});
    }
    if (auto const step = find_route(*head)) return *step;
    request_->headers = std::move(head->headers);
    // The views of `head` end here.
    buffer_.consume(scanner_.end());
    return begin_body();
}

/// Finds the route and fills the request, or answers where there is none.
std::optional<RequestReader::Step> RequestReader::find_route(Head const& head) {
    auto target = parse_target(head.target);
    if (!target) return refused({RefusalKind::bad_request, {target.error()}});
    auto match = routes_.find(parse_method(head.method), target->path);
    if (match.route) {
        exchange_.route = match.route;
        request_ = std::make_shared<Request>();
        request_->method = exchange_.method;
        request_->path = std::move(target->path);
        request_->params = std::move(match.params);
        request_->query = std::move(target->query);
        request_->id = exchange_.id;
        request_->remote = remote_;
        return std::nullopt;
    }
    // The connection lives on only where no body follows that would have to be read first.
    exchange_.keep_alive = parser_.keep_alive() && !framing_.has_body();
    buffer_.consume(scanner_.end());
    if (match.allow.empty()) return refused({RefusalKind::route_not_found, {}});
    auto const step = refused({RefusalKind::method_not_allowed, {}});
    if (head.method == "OPTIONS") {
        answer_ = {};
        answer_.status = 204;
    }
    answer_.headers.emplace_back("Allow", std::move(match.allow));
    return step;
}

RequestReader::Step RequestReader::begin_body() {
    auto const& route = *exchange_.route;
    auto const bytes_max = route.body == Body::none ? 0 : route.body_max;
    if (framing_.content_length > bytes_max) return refused({RefusalKind::body_too_large, {}});
    if (route.body == Body::file) {
        sink_.open_file(settings_.upload_directory / ("upload-" + exchange_.id), bytes_max);
        buffer_.allow(file_piece_bytes);
    } else {
        sink_.open_memory(bytes_max, framing_.content_length);
    }
    if (!framing_.has_body()) return finish();
    state_ = State::body;
    // A client that sends the body unasked needs no permission any more.
    if (framing_.expects_continue && buffer_.empty()) return Step::send_continue;
    return read_body();
}

RequestReader::Step RequestReader::read_body() {
    while (!buffer_.empty()) {
        auto const progress = parser_.parse_body(buffer_.view(), sink_);
        if (!progress) return refused(progress.error());
        buffer_.consume(progress->used);
        body_wire_bytes_ += progress->used;
        auto const body_bytes = std::uint64_t{sink_.size()};
        if (body_wire_bytes_ - body_bytes >
            settings_.limits.header_bytes_max + framing_bytes_per_body_byte * body_bytes) {
            return refused({RefusalKind::bad_request,
                            {{"body", "chunks that are mostly data", "mostly framing"}}});
        }
        if (progress->complete) return finish();
        if (progress->used == 0) break;
    }
    if (buffer_.full()) {
        return refused(
            {RefusalKind::bad_request,
             {{"body", "chunk extensions and trailers within the header limit", "longer ones"}}});
    }
    return Step::need_more;
}

RequestReader::Step RequestReader::finish() {
    if (exchange_.route->body == Body::file) {
        request_->body_file = sink_.take_file();
    } else {
        request_->body = sink_.take_memory();
    }
    exchange_.keep_alive = parser_.keep_alive();
    state_ = State::done;
    return Step::complete;
}

}  // namespace yingshen::http

#include "api/call.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <utility>

namespace yingshen::api {

void Call::answer(base::Json const& body, int status) {
    answer(json_response(base::to_string(body), status));
}

http::Response json_response(std::string body, int status) {
    http::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

http::Response nothing_to_say() {
    http::Response response;
    response.status = 204;
    response.content_type.clear();
    return response;
}

namespace {

using Pool = std::function<bool(std::move_only_function<void()>)>;

void run_on(Pool const& pool, base::Log& log, Call call, std::move_only_function<void(Call)> work) {
    // Shared, because the call must still be here to be answered where the pool does not take it.
    auto const shared = std::make_shared<Call>(std::move(call));
    auto job = [&log, shared, work = std::move(work)]() mutable {
        auto const id = shared->request->id;
        try {
            work(std::move(*shared));
        } catch (std::exception const& failure) {
            // The reply answers 500 when it is destroyed; the reason belongs in the log.
            log.write(base::LogLevel::error, "request_failed",
                      {{"request", id}, {"reason", failure.what()}});
        }
    };
    if (pool(std::move(job))) return;
    shared->fail({base::ErrorKind::unavailable,
                  "too_busy",
                  {"当前请求较多，请稍后重试",
                   "Too many requests that take long are waiting; try again shortly"},
                  {}});
}

}  // namespace

void run_slowly(Api& api, Call call, std::move_only_function<void(Call)> work) {
    run_on(api.run_slow, api.log, std::move(call), std::move(work));
}

void run_reading(Api& api, Call call, std::move_only_function<void(Call)> work) {
    run_on(api.run_reading, api.log, std::move(call), std::move(work));
}

std::string etag(std::int64_t version) {
    return "\"" + std::to_string(version) + "\"";
}

base::Error absent() {
    return {base::ErrorKind::not_found,
            "not_found",
            {"没有此对象，或您无权查看", "It does not exist, or you may not see it"},
            {}};
}

base::Error not_allowed() {
    return {base::ErrorKind::forbidden,
            "role_required",
            {"您的角色不允许此操作", "None of your roles allows this"},
            {}};
}

base::Error header_error(std::string_view name, std::string expected, std::string_view found) {
    return {
        base::ErrorKind::invalid,
        "header_invalid",
        {"请求头有误", "A header of the request is not valid"},
        {{"header." + std::string(name), std::move(expected), "\"" + std::string(found) + "\""}}};
}

base::Result<std::optional<std::int64_t>> if_match(http::Request const& request) {
    auto const text = request.header("if-match");
    if (text.empty() || text == "*") return std::nullopt;
    std::int64_t version = 0;
    if (text.size() >= 3 && text.front() == '"' && text.back() == '"') {
        auto const* const end = text.data() + text.size() - 1;
        auto const [stop, failure] = std::from_chars(text.data() + 1, end, version);
        if (failure == std::errc{} && stop == end && version > 0) return version;
    }
    return std::unexpected(
        header_error("If-Match", "one ETag of this resource, such as \"12\" in quotes", text));
}

base::Result<std::string> idempotency_key(http::Request const& request) {
    auto const text = request.header("idempotency-key");
    auto const visible = [](char c) { return c > ' ' && c < 0x7f; };
    if (text.size() <= 100 && std::ranges::all_of(text, visible)) return std::string(text);
    return std::unexpected(
        header_error("Idempotency-Key", "1 to 100 visible ASCII characters", text.substr(0, 100)));
}

}  // namespace yingshen::api

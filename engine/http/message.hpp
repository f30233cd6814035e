#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace yingshen::http {

enum class Method : std::uint8_t { get, post, put, delete_ };
[[nodiscard]] std::string_view name(Method method);

/// One request, complete: the body was read within its limits before a handler sees it. Do not copy
/// one that has a body_file: each copy deletes the file.
struct Request {
    Method method = Method::get;
    std::string path;                                          ///< percent-decoded, normalised
    std::vector<std::pair<std::string, std::string>> params;   ///< captured by the route, decoded
    std::vector<std::pair<std::string, std::string>> query;    ///< decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;  ///< of a route that takes its body in memory
    std::filesystem::path
        body_file;       ///< of a route that streams it to a file; the handler may move
                         ///< the file away, what is left is deleted with the request
    std::string id;      ///< in the log, in problems and in the answer's X-Request-Id
    std::string remote;  ///< the peer's address, for throttling only

    ~Request();
    [[nodiscard]] std::string_view param(std::string_view name) const;
    /// The first value, or empty.
    [[nodiscard]] std::string_view query_value(std::string_view name) const;
    [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
    /// The value of a cookie, or empty.
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::filesystem::path body_file;  ///< sent instead of body where set; read while it is sent
};

/// Answers a request, once, from any thread. A reply destroyed unanswered answers 500.
using Reply = std::move_only_function<void(Response)>;

/// Called on a worker thread; may block briefly (a read), must not block for a commit: the reply
/// travels on and is called when the commit is durable. An exception that leaves it answers 500,
/// logged with the request's id and without internals.
using Handler = std::function<void(std::shared_ptr<Request>, Reply)>;

enum class Body : std::uint8_t { none, memory, file };

/// `pattern` is "/api/v1/submissions/{id}/claim": literal segments and whole-segment captures.
struct Route {
    Method method = Method::get;
    std::string pattern;
    Handler handle;
    Body body = Body::none;
    std::size_t body_max = 0;  ///< bytes; beyond it 413
};

/// RFC 9457 `application/problem+json`: type ("/problems/CODE"), title and detail in English,
/// title_zh and detail_zh, status, code, request_id, faults [{where, expected, found}].
[[nodiscard]] Response problem(base::Error const& error, std::string_view request_id);
/// The status of an error's kind, as error.hpp lists it.
[[nodiscard]] int status_of(base::ErrorKind kind);

}  // namespace yingshen::http

#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "api/api.hpp"
#include "base/json.hpp"

namespace yingshen::api {

/// One request on its way through a handler: who asks, what, and how to answer. Moved along; it is
/// answered once.
struct Call {
    std::shared_ptr<http::Request> request;
    http::Reply reply;
    service::Principal principal;  ///< empty on open routes
    std::string secret;            ///< of the session or token that authenticated the call

    void answer(http::Response response) { reply(std::move(response)); }
    void answer(base::Json const& body, int status = 200);
    void fail(base::Error const& error) { reply(http::problem(error, request->id)); }
};

/// Goes on with a call on the pool for slow work, or answers 503 where that is full.
void run_slowly(Api& api, Call call, std::move_only_function<void(Call)> work);
/// The same on the pool for documents.
void run_reading(Api& api, Call call, std::move_only_function<void(Call)> work);

/// A JSON answer that is already text.
[[nodiscard]] http::Response json_response(std::string body, int status = 200);
/// 204: done, and nothing to say.
[[nodiscard]] http::Response nothing_to_say();
[[nodiscard]] std::string etag(std::int64_t version);

/// The answer for everything that is absent or not the caller's: always the same bytes, but for the
/// request's id.
[[nodiscard]] base::Error absent();
[[nodiscard]] base::Error not_allowed();

/// What is wrong with a header (code `header_invalid`).
[[nodiscard]] base::Error header_error(std::string_view name, std::string expected,
                                       std::string_view found);

/// A request's If-Match as a version; nullopt where it is absent or "*".
[[nodiscard]] base::Result<std::optional<std::int64_t>> if_match(http::Request const& request);
/// A request's Idempotency-Key (1 to 100 visible ASCII characters); empty where it is absent.
[[nodiscard]] base::Result<std::string> idempotency_key(http::Request const& request);

}  // namespace yingshen::api

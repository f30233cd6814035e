#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "http/message.hpp"

namespace yingshen::http {

/// What the server answers by itself, before or instead of a handler. Each has one status and one
/// stable code.
enum class RefusalKind : std::uint8_t {
    bad_request,           ///< 400 http_bad_request
    route_not_found,       ///< 404 route_not_found
    method_not_allowed,    ///< 405 method_not_allowed
    request_timeout,       ///< 408 request_timeout
    body_too_large,        ///< 413 body_too_large
    target_too_long,       ///< 414 target_too_long
    expectation_failed,    ///< 417 expectation_failed
    header_too_large,      ///< 431 header_too_large
    internal_error,        ///< 500 internal_error
    server_busy,           ///< 503 server_busy
    too_many_connections,  ///< 503 too_many_connections
    upload_not_stored,     ///< 503 upload_not_stored
};

/// A refusal and what was wrong, where there is more to say than the kind says.
struct Refusal {
    RefusalKind kind = RefusalKind::bad_request;
    std::vector<base::Fault> faults;
};

/// The problem document of a refusal; 503 carries Retry-After.
[[nodiscard]] Response refuse(Refusal const& refusal, std::string_view request_id);

}  // namespace yingshen::http

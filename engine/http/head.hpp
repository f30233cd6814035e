#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/refusal.hpp"

namespace yingshen::http {

/// A parsed request header. The views point into the bytes it was parsed from.
struct Head {
    std::string_view method;
    std::string_view target;
    bool http_1_0 = false;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
};

/// How the body is framed and what it waits for, once the header has passed every check.
struct Framing {
    bool chunked = false;
    std::uint64_t content_length = 0;
    bool expects_continue = false;
    [[nodiscard]] bool has_body() const { return chunked || content_length > 0; }
};

/// Refuses whatever two servers could read differently: any Transfer-Encoding other than exactly
/// "chunked", Transfer-Encoding with Content-Length or in HTTP/1.0, a second Host or
/// Content-Length, a missing or malformed Host, an expectation other than 100-continue. Reports
/// every fault.
[[nodiscard]] std::expected<Framing, Refusal> check_head(Head const& head);

}  // namespace yingshen::http

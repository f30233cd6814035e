#pragma once
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "http/message.hpp"

namespace yingshen::http {

/// The parts of a problem document, whoever refuses: a handler by base::Error, the server by
/// Refusal.
struct Problem {
    int status = 500;
    std::string_view code;
    base::Text const& title;
    base::Text const& detail;
    std::vector<base::Fault> const& faults;
};

/// Renders a problem and adds the headers that its status demands: WWW-Authenticate to 401,
/// Retry-After to 429 and 503.
[[nodiscard]] Response render(Problem const& problem, std::string_view request_id);

}  // namespace yingshen::http

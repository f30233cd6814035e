#pragma once
#include <expected>

#include "app/api_session.hpp"
#include "app/command.hpp"

namespace yingshen::app {

/// Logs in to a running server as a person: --url, --as, and --password or --logins say where and
/// how. What is wrong is printed already; the error is the command's exit status.
[[nodiscard]] std::expected<ApiSession, int> log_in(Arguments const& arguments,
                                                    Console const& console);

}  // namespace yingshen::app

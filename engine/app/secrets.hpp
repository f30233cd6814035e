#pragma once
#include <string>
#include <string_view>

#include "service/directory.hpp"
#include "service/sessions.hpp"

namespace yingshen::app {

/// The CSV in which one-time secrets are handed out and in which `walk` reads them.
inline constexpr std::string_view secret_header = "login,name,one_time_secret,expires_at\n";

[[nodiscard]] std::string secret_line(service::Directory const& directory,
                                      store::Account const& account, service::Secret const& secret);

}  // namespace yingshen::app

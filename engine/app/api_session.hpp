#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/json.hpp"
#include "http/client.hpp"

namespace yingshen::app {

/// Where a server listens.
struct Place {
    std::string host;
    std::uint16_t port = 80;
};
/// "http://HOST:PORT", with or without a slash at the end.
[[nodiscard]] std::optional<Place> read_url(std::string_view url);

/// One person's session with a server over its API, for the commands that act as people. Not
/// thread-safe.
class ApiSession {
  public:
    struct Request {
        std::string_view method;
        std::string target;
        std::string body = {};
        std::string_view type = "application/json";
        std::string key = {};           ///< idempotency key; empty: none
        std::string on_behalf_of = {};  ///< a person who is stood in for; empty: nobody
    };

    /// Logs in with {"login", "password"} or {"login", "one_time_secret"}.
    [[nodiscard]] static base::Result<ApiSession> open(Place const& place, base::Json const& login);

    /// The answer's JSON, or its text where it is none; a problem is an error with its code, its
    /// texts and its faults.
    [[nodiscard]] base::Result<base::Json> send(Request const& request);
    /// Who is logged in, as the login was answered.
    [[nodiscard]] base::Json const& who() const { return who_; }

  private:
    explicit ApiSession(http::Client client) : client_(std::move(client)) {}

    http::Client client_;
    std::string cookie_;
    base::Json who_;
};

/// A text member; "" where there is none.
[[nodiscard]] std::string text_of(base::Json const& json, std::string_view name);
/// The elements of a list; of anything else, none.
[[nodiscard]] base::Json::Array const& elements_of(base::Json const& json);

}  // namespace yingshen::app

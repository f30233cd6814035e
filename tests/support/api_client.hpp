#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "support/contract.hpp"
#include "support/raw_http.hpp"

namespace yingshen::test {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// An answer of the API; `json` is null where the body is none.
struct ApiAnswer {
    int status = 0;
    RawResponse raw;
    base::Json json;
    [[nodiscard]] std::string code() const;  ///< of a problem
    [[nodiscard]] std::string text(std::string_view member) const;
    [[nodiscard]] std::int64_t number(std::string_view member) const;
    /// A member that must be a list; throws std::runtime_error with the answer where it is none.
    [[nodiscard]] base::Json::Array const& list(std::string_view member) const;
    [[nodiscard]] std::vector<std::string> faults() const;  ///< their places, in order
};

/// One person's connection: keeps it alive, sends the session's cookie, and holds every answer to
/// the contract (throws std::runtime_error with what does not fit). For one thread at a time.
class ApiClient {
  public:
    ApiClient(std::uint16_t port, Contract const& contract);

    void set_cookie(std::string secret) { cookie_ = std::move(secret); }
    void set_bearer(std::string token) { bearer_ = std::move(token); }
    [[nodiscard]] std::string const& cookie() const { return cookie_; }
    /// Whether changes carry the header that keeps foreign pages out; on by default.
    void send_requested_with(bool on) { requested_with_ = on; }

    [[nodiscard]] ApiAnswer get(std::string_view target, Headers headers = {});
    [[nodiscard]] ApiAnswer post(std::string_view target, base::Json const& body,
                                 Headers headers = {});
    [[nodiscard]] ApiAnswer put(std::string_view target, base::Json const& body,
                                Headers headers = {});
    [[nodiscard]] ApiAnswer remove(std::string_view target, Headers headers = {});
    [[nodiscard]] ApiAnswer upload(std::string_view target, std::string_view bytes,
                                   std::string_view media_type = "text/plain",
                                   Headers headers = {});
    /// Any body with any headers.
    [[nodiscard]] ApiAnswer send(std::string_view method, std::string_view target, Headers headers,
                                 std::string_view body);
    /// Logs in and keeps the cookie of the answer.
    [[nodiscard]] ApiAnswer log_in(base::Json const& body);

    /// Sends without waiting; for stops with requests in flight.
    void begin(std::string_view method, std::string_view target, Headers headers,
               std::string_view body);
    /// The answer to what begin() sent, or status 0 where the connection ended without one.
    [[nodiscard]] ApiAnswer finish(std::string_view method, std::string_view target);

  private:
    std::uint16_t port_;
    Contract const& contract_;
    std::unique_ptr<RawClient> connection_;
    std::string cookie_;
    std::string bearer_;
    bool requested_with_ = true;
};

}  // namespace yingshen::test

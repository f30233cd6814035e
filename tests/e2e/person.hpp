#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "http/client.hpp"

namespace yingshen::e2e {

/// Loads the sample bank into a new data directory and returns a one-time secret for each login.
[[nodiscard]] std::map<std::string, std::string> load_bank(std::filesystem::path const& data);

/// A person's session, which outlives the server that opened it.
class Person {
  public:
    /// Logs in with a one-time secret.
    Person(std::uint16_t port, std::string const& login, std::string const& secret);

    /// Connects to the port of a server that was started anew.
    void connect(std::uint16_t port);
    /// Sends a request with the session's cookie and an idempotency key ("" for none).
    [[nodiscard]] base::Result<http::Answer> send(std::string_view method,
                                                  std::string const& target,
                                                  std::string const& key = {},
                                                  std::string const& body = {},
                                                  std::string_view type = "application/json");

  private:
    http::Client client_;
    std::string cookie_;
};

}  // namespace yingshen::e2e

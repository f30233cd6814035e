#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace yingshen::http {

/// What a server answered.
struct Answer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;

    /// The first value, or empty.
    [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
    [[nodiscard]] bool ok() const { return status >= 200 && status < 300; }
};

/// A blocking HTTP/1.1 client for the command line and for tests: one connection, kept alive,
/// opened anew where the server closed it between two requests. A request is sent at most once:
/// where the connection breaks while it is under way, the outcome is unknown and the caller
/// decides. Not thread-safe; use one client a thread.
class Client {
  public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    /// `timeout` bounds each of connecting, sending and receiving.
    Client(std::string host, std::uint16_t port,
           std::chrono::milliseconds timeout = std::chrono::seconds(30));
    ~Client();
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;

    /// `method` is GET, POST, PUT or DELETE; `target` begins with "/". Answers of any status are
    /// answers. An error (code `unreachable` before the request was sent, `no_answer` after) says
    /// why there is none; its text names host and port.
    [[nodiscard]] base::Result<Answer> request(std::string_view method, std::string_view target,
                                               Headers const& headers = {}, std::string body = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace yingshen::http

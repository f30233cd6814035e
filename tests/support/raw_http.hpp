#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingshen::test {

/// An answer as it came over the wire.
struct RawResponse {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;
    [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
};

/// A blocking client that sends any bytes to 127.0.0.1, well-formed or not.
class RawClient {
  public:
    /// Connects; throws std::runtime_error where it cannot. Each receive waits at most `patience`.
    explicit RawClient(std::uint16_t port,
                       std::chrono::milliseconds patience = std::chrono::seconds(20));
    ~RawClient();
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;

    /// How many bytes the server took; fewer than all where it closed the connection.
    std::size_t send(std::string_view bytes);
    /// Tells the server that nothing more comes.
    void shut_down_sending();

    /// The next final answer (1xx are skipped unless `interim`); nullopt where the connection ended
    /// or nothing came in time. `without_body` for the answer to HEAD.
    [[nodiscard]] std::optional<RawResponse> receive(bool without_body = false,
                                                     bool interim = false);
    /// Whether the server has closed and everything it sent was received.
    [[nodiscard]] bool is_closed() const;
    /// True where the server ends the connection in time without another byte.
    [[nodiscard]] bool receive_end();

  private:
    [[nodiscard]] bool fill();

    int descriptor_ = -1;
    std::string buffer_;
};

/// One request on a connection of its own.
[[nodiscard]] std::optional<RawResponse> exchange(std::uint16_t port, std::string_view bytes,
                                                  bool without_body = false);

}  // namespace yingshen::test

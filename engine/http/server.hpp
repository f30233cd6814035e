#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "base/random.hpp"
#include "http/message.hpp"

namespace yingshen::http {

/// Everything that bounds the server. Times are per operation unless said otherwise.
struct Limits {
    std::size_t header_bytes_max = 16 * 1024;  ///< also the read buffer's size
    std::size_t target_bytes_max = 8 * 1024;
    std::size_t connections_max = 4'096;
    std::size_t queued_requests_max =
        4'096;  ///< waiting for a worker; beyond it 503 with Retry-After
    std::chrono::milliseconds header_timeout{
        10'000};  ///< from the first byte to the end of the header
    std::chrono::milliseconds idle_timeout{60'000};  ///< between requests of one connection
    std::chrono::milliseconds body_timeout{30'000};  ///< without progress
    std::chrono::milliseconds write_timeout{30'000};
    std::chrono::milliseconds drain_timeout{10'000};  ///< graceful stop
};

struct Settings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free port
    unsigned io_threads = 1;
    unsigned worker_threads = 2;
    std::filesystem::path
        upload_directory;  ///< where bodies that stream to a file are written; made
                           ///< if missing, cleared of left-over "upload-" files
    Limits limits;
};

/// What happened to one request; for metrics.
struct Observation {
    std::string_view pattern;  ///< of the route, or "" where none matched
    Method method;
    int status;
    std::chrono::microseconds took;  ///< from its first byte to the last byte of its answer
};
/// Called on an I/O thread after each answer is written, so it must be quick and must not throw.
using Observer = std::function<void(Observation const&)>;

/// An HTTP/1.1 server over Beast, which is not visible here. Knows nothing of reviews.
/// Refuses with 400: any Transfer-Encoding other than exactly "chunked", Transfer-Encoding with
/// Content-Length, duplicate Host or Content-Length, obsolete line folding, a path with a NUL, an
/// encoded slash or "..". 404 and 405 (with Allow) come from the route table; HEAD answers as GET
/// without a body. Every answer carries X-Request-Id, X-Content-Type-Options and, unless the
/// handler set it, Cache-Control: no-store.
class Server {
  public:
    /// Binds and listens; throws std::system_error with a readable message where it cannot
    /// (address in use, no right). `routes` is fixed for the server's life.
    Server(Settings settings, std::vector<Route> routes, base::Log& log, base::Random& random,
           Observer observer = {});
    /// Stops if still running.
    ~Server();

    [[nodiscard]] std::uint16_t port() const;
    /// Starts the threads and returns.
    void start();
    /// Stops accepting, lets requests in flight finish for at most drain_timeout, closes, joins.
    /// Every reply that was called before is sent.
    void stop();
    [[nodiscard]] std::size_t open_connections() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace yingshen::http

#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace yingshen::bench {

/// What one run of the load generator measured. Latencies are microseconds from the first byte sent
/// to the last byte received, sorted.
struct Load {
    std::vector<std::int64_t> latencies_us;
    std::int64_t failed = 0;  ///< answers whose status was not 2xx
    double seconds = 0;
    std::string first_failure;

    [[nodiscard]] double per_second() const { return double(latencies_us.size()) / seconds; }
    [[nodiscard]] std::int64_t percentile_us(double part) const;
};

/// Writes the next request of a connection into `out` (whole HTTP/1.1 message).
using NextRequest = std::function<void(std::size_t connection, std::string& out)>;

/// Keeps `connections` keep-alive connections to 127.0.0.1:`port` busy, one request in flight on
/// each, from one thread over epoll, until `requests` were answered. Lean on purpose: it shares the
/// machine with the server it measures.
[[nodiscard]] Load drive(std::uint16_t port, std::size_t connections, std::size_t requests,
                         NextRequest const& next);

}  // namespace yingshen::bench

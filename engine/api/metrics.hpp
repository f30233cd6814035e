#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>

#include "http/server.hpp"

namespace yingshen::api {

/// Counts what happened, for Prometheus. Labels are patterns, methods, statuses, command names and
/// error codes only, so their number is bounded by the program and nothing about people is in them.
/// Thread-safe.
class Metrics {
  public:
    void observe(http::Observation const& observation);
    /// `outcome` is "ok", "repeated" or the kind of the error.
    void count_command(std::string_view command, std::string_view outcome);

    /// One document given to a worker: "complete", "partial" (not all of it was read), "failed"
    /// (the worker was stopped or broke) or "unavailable" (no worker could be started).
    void count_document(std::string_view outcome, std::chrono::microseconds took);

    /// The text exposition format, version 0.0.4.
    [[nodiscard]] std::string text() const;

  private:
    static constexpr std::array<std::int64_t, 12> bounds_us{500,     1'000,   2'500,     5'000,
                                                            10'000,  25'000,  50'000,    100'000,
                                                            250'000, 500'000, 1'000'000, 2'500'000};
    struct Durations {
        std::array<std::int64_t, bounds_us.size() + 1> buckets{};
        std::int64_t sum_us = 0;
    };
    using RequestKey = std::tuple<std::string, http::Method, int>;

    mutable std::mutex mutex_;
    std::map<RequestKey, std::int64_t, std::less<>> requests_;
    std::map<std::string, Durations, std::less<>> durations_;
    std::map<std::tuple<std::string, std::string>, std::int64_t, std::less<>> commands_;
    std::map<std::string, std::int64_t, std::less<>> documents_;
    std::int64_t documents_us_ = 0;
};

/// One line of a gauge or counter without labels, with its HELP and TYPE lines.
[[nodiscard]] std::string metric_line(std::string_view name, std::string_view type,
                                      std::string_view help, std::int64_t value);
/// A label's value with backslash, quote and line break escaped.
[[nodiscard]] std::string label(std::string_view value);

}  // namespace yingshen::api

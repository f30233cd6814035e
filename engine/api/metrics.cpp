#include "api/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace yingshen::api {

std::string label(std::string_view value) {
    std::string text;
    for (char const c : value) {
        if (c == '\n') {
            text += "\\n";
        } else {
            if (c == '\\' || c == '"') text += '\\';
            text += c;
        }
    }
    return text;
}

std::string metric_line(std::string_view name, std::string_view type, std::string_view help,
                        std::int64_t value) {
    return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n{0} {3}\n", name, type, help, value);
}

void Metrics::observe(http::Observation const& observation) {
    auto const key = std::tuple(observation.pattern, observation.method, observation.status);
    auto const us = std::max<std::int64_t>(0, observation.took.count());
    auto const bucket =
        static_cast<std::size_t>(std::ranges::lower_bound(bounds_us, us) - bounds_us.begin());
    std::scoped_lock const lock(mutex_);
    if (auto const found = requests_.find(key); found != requests_.end()) {
        ++found->second;
    } else {
        requests_.emplace(RequestKey(key), 1);
    }
    auto durations = durations_.find(observation.pattern);
    if (durations == durations_.end()) {
        durations = durations_.emplace(std::string(observation.pattern), Durations{}).first;
    }
    ++durations->second.buckets[bucket];
    durations->second.sum_us += us;
}

void Metrics::count_command(std::string_view command, std::string_view outcome) {
    auto const key = std::tuple(command, outcome);
    std::scoped_lock const lock(mutex_);
    if (auto const found = commands_.find(key); found != commands_.end()) {
        ++found->second;
    } else {
        commands_.emplace(std::tuple(std::string(command), std::string(outcome)), 1);
    }
}

void Metrics::count_document(std::string_view outcome, std::chrono::microseconds took) {
    std::scoped_lock const lock(mutex_);
    ++documents_[std::string(outcome)];
    documents_us_ += std::max<std::int64_t>(0, took.count());
}

std::string Metrics::text() const {
    std::string text;
    auto const out = std::back_inserter(text);
    std::scoped_lock const lock(mutex_);
    text +=
        "# HELP yingshen_http_requests_total Requests answered, by route, method and status.\n"
        "# TYPE yingshen_http_requests_total counter\n";
    for (auto const& [key, count] : requests_) {
        auto const& [pattern, method, status] = key;
        fmt::format_to(
            out, "yingshen_http_requests_total{{route=\"{}\",method=\"{}\",status=\"{}\"}} {}\n",
            label(pattern), http::name(method), status, count);
    }
    text +=
        "# HELP yingshen_http_request_duration_seconds Time from the request's header to its "
        "answer.\n"
        "# TYPE yingshen_http_request_duration_seconds histogram\n";
    for (auto const& [pattern, durations] : durations_) {
        auto const route = label(pattern);
        std::int64_t count = 0;
        for (std::size_t i = 0; i < durations.buckets.size(); ++i) {
            count += durations.buckets[i];
            auto const bound = i < bounds_us.size()
                                   ? fmt::format("{}", static_cast<double>(bounds_us[i]) / 1e6)
                                   : std::string("+Inf");
            fmt::format_to(
                out, "yingshen_http_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n",
                route, bound, count);
        }
        fmt::format_to(out, "yingshen_http_request_duration_seconds_sum{{route=\"{}\"}} {}\n",
                       route, static_cast<double>(durations.sum_us) / 1e6);
        fmt::format_to(out, "yingshen_http_request_duration_seconds_count{{route=\"{}\"}} {}\n",
                       route, count);
    }
    text +=
        "# HELP yingshen_commands_total Commands on submissions, by name and outcome.\n"
        "# TYPE yingshen_commands_total counter\n";
    for (auto const& [key, count] : commands_) {
        fmt::format_to(out, "yingshen_commands_total{{command=\"{}\",outcome=\"{}\"}} {}\n",
                       label(std::get<0>(key)), label(std::get<1>(key)), count);
    }
    text +=
        "# HELP yingshen_documents_total Documents given to a worker to be read, by outcome.\n"
        "# TYPE yingshen_documents_total counter\n";
    for (auto const& [outcome, count] : documents_)
        fmt::format_to(out, "yingshen_documents_total{{outcome=\"{}\"}} {}\n", label(outcome),
                       count);
    fmt::format_to(out,
                   "# HELP yingshen_document_seconds_total Time in which documents were read.\n"
                   "# TYPE yingshen_document_seconds_total counter\n"
                   "yingshen_document_seconds_total {}\n",
                   static_cast<double>(documents_us_) / 1e6);
    return text;
}

}  // namespace yingshen::api

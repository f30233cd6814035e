#include "api/metrics.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;

namespace {

bool has(std::string const& text, std::string const& line) {
    return text.find(line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a duration falls into every bucket that is not below it") {
    api::Metrics metrics;
    for (auto const us : {500, 501, 3'000, 9'000'000}) {
        metrics.observe({"/x/{id}", http::Method::get, 200, std::chrono::microseconds(us)});
    }
    auto const text = metrics.text();
    INFO(text);
    std::string const bucket =
        "yingshen_http_request_duration_seconds_bucket{route=\"/x/{id}\",le=";
    CHECK(has(text, bucket + "\"0.0005\"} 1"));
    CHECK(has(text, bucket + "\"0.001\"} 2"));
    CHECK(has(text, bucket + "\"0.0025\"} 2"));
    CHECK(has(text, bucket + "\"0.005\"} 3"));
    CHECK(has(text, bucket + "\"2.5\"} 3"));
    CHECK(has(text, bucket + "\"+Inf\"} 4"));
    CHECK(has(text, "yingshen_http_request_duration_seconds_count{route=\"/x/{id}\"} 4"));
    CHECK(has(text, "yingshen_http_request_duration_seconds_sum{route=\"/x/{id}\"} 9.004001"));
}

TEST_CASE("requests are counted by route, method and status, commands by name and outcome") {
    api::Metrics metrics;
    metrics.observe({"/x", http::Method::get, 200, {}});
    metrics.observe({"/x", http::Method::get, 200, {}});
    metrics.observe({"/x", http::Method::delete_, 204, {}});
    metrics.count_command("claim", "ok");
    metrics.count_command("claim", "conflict");
    auto const text = metrics.text();
    CHECK(has(text, "yingshen_http_requests_total{route=\"/x\",method=\"GET\",status=\"200\"} 2"));
    CHECK(
        has(text, "yingshen_http_requests_total{route=\"/x\",method=\"DELETE\",status=\"204\"} 1"));
    CHECK(has(text, "yingshen_commands_total{command=\"claim\",outcome=\"ok\"} 1"));
    CHECK(has(text, "yingshen_commands_total{command=\"claim\",outcome=\"conflict\"} 1"));
}

TEST_CASE("a label cannot end its quotes") {
    CHECK(api::label("a\"b\\c\nd") == "a\\\"b\\\\c\\nd");
}

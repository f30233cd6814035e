#include "app/api_session.hpp"

#include "app/command.hpp"

namespace yingshen::app {
namespace {

using base::Json;

/// A problem document as an error: its code, its text, and every fault.
base::Error problem_of(http::Answer const& answer) {
    auto const json = base::parse_json(answer.body).value_or(Json());
    base::Error error{base::ErrorKind::invalid,
                      text_of(json, "code"),
                      {text_of(json, "detail_zh"), text_of(json, "detail")},
                      {}};
    if (error.code.empty()) error.code = "http_" + std::to_string(answer.status);
    if (auto const* faults = json["faults"].as_array()) {
        for (auto const& fault : *faults) {
            error.faults.push_back(
                {text_of(fault, "where"), text_of(fault, "expected"), text_of(fault, "found")});
        }
    }
    return error;
}

}  // namespace

std::string text_of(Json const& json, std::string_view name) {
    auto const* text = json[name].as_string();
    return text == nullptr ? std::string() : *text;
}

Json::Array const& elements_of(Json const& json) {
    static Json::Array const none;
    auto const* list = json.as_array();
    return list == nullptr ? none : *list;
}

std::optional<Place> read_url(std::string_view url) {
    constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme)) return std::nullopt;
    url.remove_prefix(scheme.size());
    if (url.ends_with('/')) url.remove_suffix(1);
    auto const colon = url.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto const port = read_number(url.substr(colon + 1), 1, 65'535);
    if (!port || colon == 0) return std::nullopt;
    return Place{std::string(url.substr(0, colon)), static_cast<std::uint16_t>(*port)};
}

base::Result<ApiSession> ApiSession::open(Place const& place, Json const& login) {
    ApiSession session(http::Client(place.host, place.port));
    auto const answer = session.client_.request(
        "POST", "/api/v1/session", {{"Content-Type", "application/json"}}, base::to_string(login));
    if (!answer) return std::unexpected(answer.error());
    if (!answer->ok()) return std::unexpected(problem_of(*answer));
    auto const cookie = answer->header("set-cookie");
    session.cookie_ = cookie.substr(0, cookie.find(';'));
    session.who_ = base::parse_json(answer->body).value_or(Json());
    return session;
}

base::Result<Json> ApiSession::send(Request const& request) {
    http::Client::Headers headers = {{"Cookie", cookie_}, {"X-Requested-With", "yingshen"}};
    if (!request.body.empty()) headers.emplace_back("Content-Type", request.type);
    if (!request.key.empty()) headers.emplace_back("Idempotency-Key", request.key);
    if (!request.on_behalf_of.empty()) headers.emplace_back("X-On-Behalf-Of", request.on_behalf_of);
    auto const answer = client_.request(request.method, request.target, headers, request.body);
    if (!answer) return std::unexpected(answer.error());
    if (!answer->ok()) return std::unexpected(problem_of(*answer));
    if (!answer->header("content-type").starts_with("application/json")) return Json(answer->body);
    return base::parse_json(answer->body, {.bytes_max = 16u << 20, .values_max = 1'000'000});
}

}  // namespace yingshen::app

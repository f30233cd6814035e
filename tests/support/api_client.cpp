#include "support/api_client.hpp"

#include <stdexcept>

namespace yingshen::test {
namespace {

/// Under a sanitizer a proposal of rules is judged for as long as this.
constexpr std::chrono::seconds patience{120};

/// Percent-encodes what may not stand in a request target as it is: Chinese names and blanks.
std::string encoded(std::string_view target) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (char const c : target) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7f) {
            text += c;
        } else {
            text += '%';
            text += digits[byte >> 4U];
            text += digits[byte & 15U];
        }
    }
    return text;
}

}  // namespace

std::string ApiAnswer::text(std::string_view member) const {
    auto const* value = json[member].as_string();
    return value == nullptr ? std::string() : *value;
}

std::string ApiAnswer::code() const {
    return text("code");
}

std::int64_t ApiAnswer::number(std::string_view member) const {
    auto const* value = json[member].as_int();
    return value == nullptr ? -1 : *value;
}

base::Json::Array const& ApiAnswer::list(std::string_view member) const {
    auto const* value = json[member].as_array();
    if (value == nullptr)
        throw std::runtime_error("no list " + std::string(member) + " in " + raw.body);
    return *value;
}

std::vector<std::string> ApiAnswer::faults() const {
    std::vector<std::string> places;
    auto const* list = json["faults"].as_array();
    if (list == nullptr) return places;
    for (auto const& fault : *list)
        places.push_back(*fault["where"].as_string());
    return places;
}

ApiClient::ApiClient(std::uint16_t port, Contract const& contract)
    : port_(port), contract_(contract), connection_(std::make_unique<RawClient>(port, patience)) {}

void ApiClient::begin(std::string_view method, std::string_view target, Headers headers,
                      std::string_view body) {
    std::string bytes;
    bytes.append(method)
        .append(" ")
        .append(encoded(target))
        .append(" HTTP/1.1\r\nHost: localhost\r\n");
    if (!cookie_.empty()) headers.emplace_back("Cookie", "yingshen_session=" + cookie_);
    if (!bearer_.empty()) headers.emplace_back("Authorization", "Bearer " + bearer_);
    if (requested_with_ && method != "GET") headers.emplace_back("X-Requested-With", "yingshen");
    if (method != "GET" || !body.empty())
        headers.emplace_back("Content-Length", std::to_string(body.size()));
    for (auto const& [name, value] : headers)
        bytes.append(name).append(": ").append(value).append("\r\n");
    bytes.append("\r\n").append(body);
    // What other people did took longer than the server keeps an idle connection.
    if (connection_->is_closed()) connection_ = std::make_unique<RawClient>(port_, patience);
    connection_->send(bytes);
}

ApiAnswer ApiClient::finish(std::string_view method, std::string_view target) {
    auto response = connection_->receive();
    if (!response) return {};
    auto const faults = contract_.check(method, target, *response);
    if (!faults.empty()) {
        std::string message = "the answer does not fit docs/api/openapi.yaml";
        for (auto const& fault : faults)
            message += "\n  " + fault;
        throw std::runtime_error(message);
    }
    ApiAnswer answer{response->status, std::move(*response), {}};
    if (answer.raw.header("connection") == "close")
        connection_ = std::make_unique<RawClient>(port_, patience);
    if (answer.raw.header("content-type").find("json") != std::string_view::npos) {
        answer.json = *base::parse_json(
            answer.raw.body, {.bytes_max = 64 << 20, .depth_max = 64, .values_max = 5'000'000});
    }
    return answer;
}

ApiAnswer ApiClient::send(std::string_view method, std::string_view target, Headers headers,
                          std::string_view body) {
    begin(method, target, std::move(headers), body);
    auto answer = finish(method, target);
    if (answer.status == 0) throw std::runtime_error("no answer to " + std::string(target));
    return answer;
}

ApiAnswer ApiClient::get(std::string_view target, Headers headers) {
    return send("GET", target, std::move(headers), "");
}

ApiAnswer ApiClient::post(std::string_view target, base::Json const& body, Headers headers) {
    headers.emplace_back("Content-Type", "application/json");
    return send("POST", target, std::move(headers), base::to_string(body));
}

ApiAnswer ApiClient::put(std::string_view target, base::Json const& body, Headers headers) {
    headers.emplace_back("Content-Type", "application/json");
    return send("PUT", target, std::move(headers), base::to_string(body));
}

ApiAnswer ApiClient::remove(std::string_view target, Headers headers) {
    return send("DELETE", target, std::move(headers), "");
}

ApiAnswer ApiClient::upload(std::string_view target, std::string_view bytes,
                            std::string_view media_type, Headers headers) {
    headers.emplace_back("Content-Type", media_type);
    return send("POST", target, std::move(headers), bytes);
}

ApiAnswer ApiClient::log_in(base::Json const& body) {
    auto answer = post("/api/v1/session", body);
    std::string_view const line = answer.raw.header("set-cookie");
    auto const begin = line.find('=');
    if (answer.status == 201) cookie_ = line.substr(begin + 1, line.find(';') - begin - 1);
    return answer;
}

}  // namespace yingshen::test

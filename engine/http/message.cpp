#include "http/message.hpp"

#include <system_error>

namespace yingshen::http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string_view first_value(Pairs const& pairs, std::string_view name) {
    for (auto const& [key, value] : pairs) {
        if (key == name) return value;
    }
    return {};
}

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

std::string_view name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::delete_:
            return "DELETE";
    }
    return {};
}

Request::~Request() {
    if (body_file.empty()) return;
    // The usual case is that the handler moved the file away, so its absence is no failure.
    std::error_code ignored;
    std::filesystem::remove(body_file, ignored);
}

std::string_view Request::param(std::string_view key) const {
    return first_value(params, key);
}

std::string_view Request::query_value(std::string_view key) const {
    return first_value(query, key);
}

std::string_view Request::header(std::string_view key) const {
    return first_value(headers, key);
}

std::string_view Request::cookie(std::string_view key) const {
    for (auto const& [header_name, line] : headers) {
        if (header_name != "cookie") continue;
        std::string_view rest = line;
        while (!rest.empty()) {
            auto const end = rest.find(';');
            auto const piece = trimmed(rest.substr(0, end));
            auto const equals = piece.find('=');
            if (equals != std::string_view::npos && piece.substr(0, equals) == key) {
                return piece.substr(equals + 1);
            }
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
    }
    return {};
}

}  // namespace yingshen::http

#include "app/person_login.hpp"

#include <iostream>

#include "app/logins.hpp"
#include "app/workspace.hpp"

namespace yingshen::app {
namespace {

using base::Json;

/// The password on the first line of a file, or of standard input for "-".
std::string read_password(std::string const& file) {
    std::string text;
    if (file == "-") {
        std::getline(std::cin, text);
    } else {
        text = read_file(file);
    }
    return text.substr(0, text.find_first_of("\r\n"));
}

base::Result<ApiSession> log_in_at(Arguments const& arguments, Place const& place,
                                   Console const& console) {
    auto const login = arguments.value("--as");
    if (arguments.has("--password")) {
        auto password = read_password(arguments.value("--password"));
        return ApiSession::open(place,
                                Json::Object{{"login", login}, {"password", std::move(password)}});
    }
    auto const logins = read_logins(arguments.value("--logins"));
    if (!logins) {
        refuse(console, logins.error());
        return std::unexpected(no_secret(login));
    }
    auto const secret = logins->find(login);
    if (secret == logins->end()) return std::unexpected(no_secret(login));
    return ApiSession::open(place,
                            Json::Object{{"login", login}, {"one_time_secret", secret->second}});
}

}  // namespace

std::expected<ApiSession, int> log_in(Arguments const& arguments, Console const& console) {
    auto const url = arguments.value("--url", "http://127.0.0.1:8080");
    auto const place = read_url(url);
    if (!place)
        return std::unexpected(misuse(console, "--url http://HOST:PORT", "\"" + url + "\""));
    if (!arguments.has("--as")) return std::unexpected(misuse(console, "--as LOGIN", "no --as"));
    if (arguments.has("--password") == arguments.has("--logins")) {
        return std::unexpected(misuse(console, "either --password FILE or --logins FILE",
                                      arguments.has("--password") ? "both" : "neither"));
    }
    auto session = log_in_at(arguments, *place, console);
    if (!session) return std::unexpected(refuse(console, session.error()));
    return *std::move(session);
}

}  // namespace yingshen::app

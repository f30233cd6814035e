#include "e2e/person.hpp"

#include <sstream>
#include <stdexcept>

#include "e2e/program.hpp"

namespace yingshen::e2e {

std::map<std::string, std::string> load_bank(std::filesystem::path const& data) {
    auto const loaded =
        run({"load", source("docs/sample-bank/organisation.yaml"), "--data", data.string()});
    if (loaded.status != 0) throw std::runtime_error("load failed: " + loaded.error);
    auto const issued = run({"account", "one-time-secret", "--all", "--data", data.string()});
    if (issued.status != 0)
        throw std::runtime_error("account one-time-secret failed: " + issued.error);
    std::map<std::string, std::string> secrets;
    std::istringstream lines(issued.out);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        std::string login;
        std::string name;
        std::string secret;
        std::getline(cells, login, ',');
        std::getline(cells, name, ',');
        std::getline(cells, secret, ',');
        secrets.emplace(login, secret);
    }
    return secrets;
}

Person::Person(std::uint16_t port, std::string const& login, std::string const& secret)
    : client_("127.0.0.1", port) {
    auto const body = base::to_string(
        base::Json(base::Json::Object{{"login", login}, {"one_time_secret", secret}}));
    auto const answer =
        client_.request("POST", "/api/v1/session", {{"Content-Type", "application/json"}}, body);
    if (!answer || answer->status != 201) throw std::runtime_error(login + " could not log in");
    auto const cookie = answer->header("set-cookie");
    cookie_ = cookie.substr(0, cookie.find(';'));
}

void Person::connect(std::uint16_t port) {
    client_ = http::Client("127.0.0.1", port);
}

base::Result<http::Answer> Person::send(std::string_view method, std::string const& target,
                                        std::string const& key, std::string const& body,
                                        std::string_view type) {
    http::Client::Headers headers = {{"Cookie", cookie_}, {"X-Requested-With", "yingshen"}};
    if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
    if (!body.empty()) headers.emplace_back("Content-Type", type);
    return client_.request(method, target, headers, body);
}

}  // namespace yingshen::e2e

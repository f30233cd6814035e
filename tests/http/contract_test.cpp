#include <algorithm>
#include <catch2/catch.hpp>

#include "api/api.hpp"
#include "support/contract.hpp"

using namespace yingshen;

namespace {

std::vector<std::pair<std::string, std::string>> served() {
    std::vector<std::pair<std::string, std::string>> list;
    for (auto const& route : api::listed_routes()) {
        list.emplace_back(http::name(route.method), route.pattern);
    }
    std::ranges::sort(list);
    return list;
}

}  // namespace

TEST_CASE("the contract describes exactly the routes that the server has") {
    test::Contract const contract;
    auto described = contract.operations();
    std::ranges::sort(described);
    auto const routes = served();
    CHECK(routes.size() >= 34);
    for (auto const& route : routes) {
        INFO("served: " << route.first << " " << route.second);
        CHECK(std::ranges::binary_search(described, route));
    }
    for (auto const& operation : described) {
        INFO("described: " << operation.first << " " << operation.second);
        CHECK(std::ranges::binary_search(routes, operation));
    }
}

TEST_CASE("the contract says of the same routes that they are open as the table does") {
    test::Contract const contract;
    for (auto const& route : api::listed_routes()) {
        INFO(http::name(route.method) << " " << route.pattern);
        CHECK(contract.is_open(http::name(route.method), route.pattern) == route.open);
    }
}

TEST_CASE("every reference of the contract leads somewhere") {
    test::Contract const contract;
    CHECK(contract.check_references() == std::vector<std::string>{});
}

TEST_CASE("the contract refuses answers that it does not describe") {
    test::Contract const contract;
    auto const answer = [](int status, std::string type, std::string body) {
        return test::RawResponse{status, {{"content-type", std::move(type)}}, std::move(body)};
    };
    auto const json = std::string("application/json; charset=utf-8");
    CHECK(contract.check("GET", "/healthz", answer(200, json, R"({"status":"alive"})")).empty());
    CHECK_FALSE(
        contract.check("GET", "/healthz", answer(200, json, R"({"status":"tired"})")).empty());
    CHECK_FALSE(
        contract.check("GET", "/healthz", answer(200, json, R"({"status":"alive","more":1})"))
            .empty());
    CHECK_FALSE(contract.check("GET", "/healthz", answer(200, json, "{}")).empty());
    CHECK_FALSE(contract.check("GET", "/healthz", answer(200, json, "alive")).empty());
    CHECK_FALSE(contract.check("GET", "/healthz", answer(200, "text/html", "alive")).empty());
    CHECK_FALSE(contract.check("GET", "/healthz", answer(418, json, "{}")).empty());
    CHECK_FALSE(contract.check("POST", "/healthz", answer(200, json, "{}")).empty());
    // Without its ETag a view of a submission is not what the contract promises.
    auto const page = answer(200, json, R"({"submissions":[],"next_cursor":null})");
    CHECK(contract.check("GET", "/api/v1/submissions?queue=all", page).empty());
    CHECK_FALSE(contract.check("GET", "/api/v1/submissions/sub_1", page).empty());
}

#include <catch2/catch.hpp>

#include "api/api.hpp"
#include "support/bank.hpp"
#include "support/bank_organisation.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

/// A request that would reach the handler: every capture filled, a type that the route takes.
test::ApiAnswer knock(test::ApiClient& client, api::Listed const& route) {
    std::string target;
    std::string_view rest = route.pattern;
    while (!rest.empty()) {
        auto const open = rest.find('{');
        target += rest.substr(0, open);
        if (open == std::string_view::npos) break;
        target += "1";
        rest = rest.substr(rest.find('}') + 1);
    }
    auto const method = http::name(route.method);
    if (route.method == http::Method::get || route.method == http::Method::delete_) {
        return client.send(method, target, {}, "");
    }
    return client.send(method, target, {{"Content-Type", "application/json"}}, "{}");
}

Json password(std::string_view login, std::string_view secret) {
    return Json::Object{{"login", login}, {"password", secret}};
}

constexpr std::string_view good_password = "correct horse 电池";

}  // namespace

TEST_CASE("every route that is not named as open answers 401 without a login") {
    test::Bank bank;
    std::vector<std::string> open;
    for (auto const& route : api::listed_routes()) {
        INFO(http::name(route.method) << " " << route.pattern);
        if (route.open) {
            open.push_back(std::string(http::name(route.method)) + " " +
                           std::string(route.pattern));
            continue;
        }
        auto const client = bank.nobody();
        auto const answer = knock(*client, route);
        CHECK(answer.status == 401);
        CHECK(answer.code() == "login_required");
        CHECK(answer.raw.header("www-authenticate") == "Bearer");
        client->set_cookie("yingshen");
        CHECK(knock(*client, route).status == 401);
        client->set_cookie("");
        client->set_bearer("0000");
        CHECK(knock(*client, route).status == 401);
    }
    CHECK(open == std::vector<std::string>{"GET /healthz", "GET /readyz", "GET /metrics",
                                           "POST /api/v1/session", "GET /api/v1/clearance-key"});
}

TEST_CASE("a person logs in once with a secret, then with the password that was set") {
    test::Bank bank;
    auto const first = bank.another("clerk");
    auto const who = first->get("/api/v1/session");
    CHECK(who.json["person"]["name"] == Json("王芳"));
    CHECK(who.list("roles").front()["role"] == Json("submitter"));
    CHECK(who.json["password_set"] == Json(false));
    auto const target = "/api/v1/session/password";
    CHECK(first->put(target, Json::Object{{"password", "too short"}}).code() == "password_unfit");
    CHECK(first->put(target, Json::Object{{"password", good_password}}).status == 204);
    CHECK(first->get("/api/v1/session").json["password_set"] == Json(true));

    auto const again = bank.nobody();
    CHECK(again->log_in(password("clerk", "something else 1")).code() == "login_failed");
    CHECK(again->log_in(password("nobody", good_password)).code() == "login_failed");
    auto const login = again->log_in(password("clerk", good_password));
    CHECK(login.status == 201);
    CHECK(
        login.raw.header("set-cookie").find("; HttpOnly; SameSite=Strict; Path=/; Max-Age=43200") !=
        std::string_view::npos);
    CHECK(again->get("/api/v1/session").status == 200);

    CHECK(again->put(target, Json::Object{{"password", "another password"}}).faults() ==
          std::vector<std::string>{"current_password"});
    auto const wrong =
        Json::Object{{"password", "another password"}, {"current_password", "guess guess guess"}};
    CHECK(again->put(target, wrong).faults() == std::vector<std::string>{"current_password"});
    auto const right =
        Json::Object{{"password", "another password"}, {"current_password", good_password}};
    CHECK(again->put(target, right).status == 204);
}

TEST_CASE("a one-time secret opens one session") {
    test::Bank bank;
    auto const answer =
        bank.as("admin").post("/api/v1/accounts/clerk/one-time-secret", Json::Object{});
    CHECK(answer.status == 201);
    auto const body =
        Json::Object{{"login", "clerk"}, {"one_time_secret", answer.text("one_time_secret")}};
    CHECK(bank.nobody()->log_in(body).status == 201);
    CHECK(bank.nobody()->log_in(body).status == 401);
    CHECK(bank.as("admin").post("/api/v1/accounts/nobody/one-time-secret", Json::Object{}).status ==
          404);
}

TEST_CASE("a session ends at logout and when it expires") {
    test::Bank bank;
    auto const one = bank.another("clerk");
    auto const other = bank.another("clerk");
    auto const secret = one->cookie();
    auto const gone = one->remove("/api/v1/session");
    CHECK(gone.status == 204);
    CHECK(gone.raw.header("set-cookie").find("Max-Age=0") != std::string_view::npos);
    CHECK(one->get("/api/v1/session").status == 401);
    CHECK(other->get("/api/v1/session").status == 200);
    bank.clock().advance_hours(13);
    CHECK(other->get("/api/v1/session").status == 401);
}

TEST_CASE("wrong passwords throttle a login") {
    test::Bank bank;
    auto const client = bank.nobody();
    for (int i = 0; i < 5; ++i)
        CHECK(client->log_in(password("clerk", "wrong")).status == 401);
    auto const answer = client->log_in(password("clerk", "wrong"));
    CHECK(answer.status == 429);
    CHECK_FALSE(answer.raw.header("retry-after").empty());
    bank.clock().advance_hours(1);
    CHECK(client->log_in(password("clerk", "wrong")).status == 401);
}

TEST_CASE("a bearer token works without a cookie, until it expires") {
    test::Bank bank;
    auto const issued = bank.as("admin").post(
        "/api/v1/tokens", Json::Object{{"login", "reviewer"}, {"label", "批量导出"}, {"days", 1}});
    REQUIRE(issued.status == 201);
    auto const system = bank.nobody();
    system->set_bearer(issued.text("token"));
    system->send_requested_with(false);
    CHECK(system->get("/api/v1/submissions").status == 200);
    auto const id = bank.in_center();
    CHECK(system->post(path_of(id, "/claim"), Json::Object{}).status == 200);
    bank.clock().advance_hours(25);
    CHECK(system->get("/api/v1/submissions").status == 401);
}

TEST_CASE("a change with a cookie needs the header that no foreign page can send") {
    test::Bank bank;
    auto const id = bank.draft();
    auto const browser = bank.another("clerk");
    browser->send_requested_with(false);
    auto const refused = browser->post(path_of(id, "/actions/submit"), Json::Object{});
    CHECK(refused.status == 403);
    CHECK(refused.code() == "cross_site_refused");
    CHECK(browser->remove("/api/v1/session").status == 403);
    CHECK(browser
              ->post(path_of(id, "/actions/submit"), Json::Object{},
                     {{"X-Requested-With", "XMLHttpRequest"}})
              .status == 403);
    CHECK(browser->get(path_of(id)).text("state") == "draft");
    browser->send_requested_with(true);
    CHECK(browser->post(path_of(id, "/actions/submit"), Json::Object{}).status == 200);
}

TEST_CASE("a role that was taken away does not work in the next request") {
    test::Bank bank;
    auto& reviewer = bank.as("reviewer2");
    auto const id = bank.in_center();
    CHECK(reviewer.get(path_of(id)).status == 200);
    auto organisation = test::bank_organisation();
    std::string const role = "person: p_reviewer2, roles: [{role: center_reviewer, unit: center}]";
    organisation.replace(organisation.find(role), role.size(), "person: p_reviewer2, roles: []");
    auto const change = bank.as("admin").send("PUT", "/api/v1/organisation",
                                              {{"Content-Type", "text/yaml"}}, organisation);
    INFO(change.raw.body);
    REQUIRE(change.status == 200);
    CHECK(reviewer.get(path_of(id)).status == 404);
    CHECK(reviewer.post(path_of(id, "/claim"), Json::Object{}).status == 404);
}

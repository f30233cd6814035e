#include "http/message.hpp"

#include <catch2/catch.hpp>

#include "base/json.hpp"

using namespace yingshen;

TEST_CASE("a problem carries both languages, its code and every fault") {
    base::Error const error{base::ErrorKind::invalid,
                            "facts_invalid",
                            {"申报信息有误。", "The declared facts are not valid."},
                            {{"facts.rate", "a percentage", "\"much\""}}};
    auto const response = http::problem(error, "r-1");
    CHECK(response.status == 422);
    CHECK(response.content_type == "application/problem+json");
    CHECK(
        response.body ==
        R"({"type":"/problems/facts_invalid","title":"The input is not valid","title_zh":"输入有误",)"
        R"("status":422,"code":"facts_invalid","detail":"The declared facts are not valid.",)"
        R"("detail_zh":"申报信息有误。","request_id":"r-1",)"
        R"("faults":[{"where":"facts.rate","expected":"a percentage","found":"\"much\""}]})");
}

TEST_CASE("each kind of error has its status and headers") {
    using Kind = base::ErrorKind;
    struct Row {
        Kind kind;
        int status;
        std::string header;
    };
    for (auto const& row :
         {Row{Kind::invalid, 422, ""}, Row{Kind::unauthorised, 401, "WWW-Authenticate"},
          Row{Kind::forbidden, 403, ""}, Row{Kind::not_found, 404, ""},
          Row{Kind::conflict, 409, ""}, Row{Kind::stale, 412, ""},
          Row{Kind::too_many, 429, "Retry-After"}, Row{Kind::unavailable, 503, "Retry-After"}}) {
        INFO(row.status);
        auto const response = http::problem({row.kind, "code", {"甲", "a"}, {}}, "r");
        CHECK(response.status == row.status);
        CHECK(http::status_of(row.kind) == row.status);
        CHECK(response.headers.size() == (row.header.empty() ? 0U : 1U));
        if (!row.header.empty()) CHECK(response.headers.front().first == row.header);
        auto const json = base::parse_json(response.body);
        REQUIRE(json);
        CHECK_FALSE((*json)["title_zh"].as_string()->empty());
    }
}

TEST_CASE("a request finds its cookies, parameters and headers") {
    http::Request request;
    request.headers = {{"cookie", "a=1; session=x=y ;b="}, {"cookie", "late=2"}, {"accept", "*/*"}};
    request.params = {{"id", "sub_1"}};
    request.query = {{"q", "first"}, {"q", "second"}};
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("session") == "x=y");
    CHECK(request.cookie("b").empty());
    CHECK(request.cookie("late") == "2");
    CHECK(request.cookie("ession").empty());
    CHECK(request.header("accept") == "*/*");
    CHECK(request.param("id") == "sub_1");
    CHECK(request.query_value("q") == "first");
    CHECK(request.query_value("none").empty());
}

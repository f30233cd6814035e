#include <catch2/catch.hpp>

#include "support/bank.hpp"

using namespace yingshen;
using test::path_of;

namespace {

bool holds(test::ApiAnswer const& answer, std::string_view part) {
    return answer.raw.body.find(part) != std::string::npos;
}

std::string active_hash(test::Bank& bank) {
    return *bank.as("clerk").get("/api/v1/definitions").list("workflows")[0]["hash"].as_string();
}

}  // namespace

TEST_CASE("a submission's picture shows where it stands and what became of its decisions") {
    test::Bank bank;
    auto const id = bank.in_center("惠贷<短信>");
    bank.claim("reviewer", id);
    auto const progress = bank.as("reviewer").get(path_of(id, "/diagram"));
    REQUIRE(progress.status == 200);
    CHECK(progress.raw.header("content-type").starts_with("image/svg+xml"));
    CHECK(progress.raw.header("content-security-policy") == "sandbox; default-src 'none'");
    CHECK_FALSE(progress.raw.header("etag").empty());
    CHECK(holds(progress, "▼ 当前环节"));
    CHECK(holds(progress, "惠贷&lt;短信&gt;（" + id + "）"));
    CHECK(holds(progress, "通过：前置内审 → 消保中心审查"));
    CHECK(holds(progress, "2026-11-23 10:00"));
    CHECK(holds(progress, "清单：前置内审基本要点"));
    auto const session = bank.as("reviewer").get("/api/v1/session");
    CHECK(holds(progress, "办理人：" + *session.json["person"]["name"].as_string()));
    CHECK(holds(progress, "通过（有效）"));
    CHECK_FALSE(holds(progress, "已失效"));

    bank.act("reviewer", id, "return",
             base::Json(base::Json::Object{{"reason", "other"}, {"comment", "缺风险提示"}}));
    auto const returned = bank.as("clerk").get(path_of(id, "/diagram"));
    CHECK(holds(returned, "已失效"));
    CHECK(holds(returned, "其他；缺风险提示"));
    CHECK(returned.raw.header("etag") != progress.raw.header("etag"));

    auto const text = bank.as("clerk").get(path_of(id, "/diagram?format=mermaid"));
    CHECK(text.raw.header("content-type").starts_with("text/plain"));
    CHECK(holds(text, "stateDiagram-v2"));
    CHECK(holds(text, "class draft current"));
}

TEST_CASE("who may not see a submission may not see its picture either") {
    test::Bank bank;
    auto const id = bank.draft();
    CHECK(bank.as("west.clerk").get(path_of(id, "/diagram")).code() == "submission_not_found");
    CHECK(bank.as("clerk").get(path_of("sub_absent", "/diagram")).code() == "submission_not_found");
    CHECK(bank.nobody()->get(path_of(id, "/diagram")).status == 401);
}

TEST_CASE("a workflow's picture is had by its hash, and by nothing else") {
    test::Bank bank;
    auto const draft = bank.draft();
    auto& clerk = bank.as("clerk");
    auto const base = "/api/v1/definitions/" + active_hash(bank) + "/diagram";
    auto const picture = clerk.get(base);
    REQUIRE(picture.status == 200);
    CHECK(picture.raw.header("content-type").starts_with("image/svg+xml"));
    CHECK(holds(picture, "营销宣传材料审查流程图"));
    CHECK_FALSE(holds(picture, "当前环节"));
    CHECK(holds(clerk.get(base + "?format=mermaid"), "stateDiagram-v2"));
    CHECK(clerk.get(base + "?format=png").faults() == std::vector<std::string>{"query.format"});
    CHECK(clerk.get(base + "?size=9").faults() == std::vector<std::string>{"query.size"});
    auto const shown = clerk.get(path_of(draft)).json;
    auto const* rules = shown["definitions"]["rulebook"]["hash"].as_string();
    REQUIRE(rules != nullptr);
    CHECK(clerk.get("/api/v1/definitions/" + *rules + "/diagram").code() == "not_found");
    CHECK(clerk.get("/api/v1/definitions/abc/diagram").code() == "not_found");
}

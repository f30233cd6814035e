#include <catch2/catch.hpp>
#include <sstream>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

/// The value of one line of the metrics, or -1.
double metric(std::string const& text, std::string const& name) {
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with(name + " ")) return std::stod(line.substr(name.size() + 1));
    }
    return -1;
}

}  // namespace

TEST_CASE("the report comes as JSON and as a spreadsheet, grouped as asked") {
    test::Bank bank;
    auto const id = bank.in_center();
    bank.claim("reviewer", id);
    bank.answer_checklist(bank.as("reviewer"), id);
    auto const opinion = Json::Object{
        {"right", "information"}, {"severity", "substantive"}, {"text", "=HYPERLINK()"}};
    REQUIRE(bank.as("reviewer").post(path_of(id, "/opinions"), opinion).status == 200);
    bank.act("reviewer", id, "give_opinions");

    auto const report = bank.as("head").get("/api/v1/reports/adoption?group=right");
    REQUIRE(report.status == 200);
    auto const& groups = report.list("groups");
    REQUIRE(groups.size() == 2);
    CHECK(groups[1]["key"] == Json("information"));
    CHECK(groups[0]["figures"].as_array()->front()["percent"] == Json("—"));
    CHECK(groups[0]["excluded"].as_array()->front()["count"] == Json(1));

    auto const csv = bank.as("auditor").get("/api/v1/reports/adoption?format=csv&group=right");
    CHECK(csv.status == 200);
    CHECK(csv.raw.header("content-type") == "text/csv; charset=utf-8");
    CHECK(csv.raw.header("content-disposition") == "attachment; filename=\"adoption.csv\"");
    CHECK(csv.raw.body.starts_with("\xEF\xBB\xBF"));
    CHECK(csv.raw.body.find("adoption_rate") != std::string::npos);
}

TEST_CASE("a text is screened before anything is submitted") {
    test::Bank bank;
    auto const body = Json::Object{{"text", "日利率低至0.02%,不看征信"},
                                   {"kind", "marketing_material"},
                                   {"facts", Json::Object{{"product", "consumer_loan"}}}};
    auto const answer = bank.as("clerk").post("/api/v1/screenings", body);
    REQUIRE(answer.status == 200);
    auto const& findings = answer.list("findings");
    REQUIRE_FALSE(findings.empty());
    CHECK(answer.json["read_completely"] == Json(true));
    bool credit = false;
    for (auto const& finding : findings) {
        if (finding["rule"] != Json("loan.no_credit_check")) continue;
        credit = true;
        CHECK(finding["text"] == Json("不看征信"));
        CHECK(finding["span"]["begin"] == Json(11));
        CHECK(finding["span"]["byte_end"] == Json(33));
    }
    CHECK(credit);
    CHECK(bank.as("auditor").get("/api/v1/submissions").list("submissions").empty());
}

TEST_CASE("what a submission pinned can be read by its hash") {
    test::Bank bank;
    auto const view = bank.as("clerk").get(path_of(bank.draft()));
    auto const active = bank.as("clerk").get("/api/v1/definitions");
    auto const& workflow = active.list("workflows").front();
    CHECK(workflow["hash"] == view.json["definitions"]["workflow"]["hash"]);
    auto const pinned =
        bank.as("clerk").get("/api/v1/definitions/" + *workflow["hash"].as_string());
    CHECK(pinned.text("kind") == "workflow");
    CHECK(base::hex(base::sha256(pinned.text("content"))) == *workflow["hash"].as_string());
    auto const rules =
        bank.as("clerk").get("/api/v1/definitions/" + *active.json["rulebook"]["hash"].as_string());
    CHECK(rules.text("kind") == "rulebook");
    CHECK(bank.as("clerk").get("/api/v1/definitions/" + std::string(64, '0')).status == 404);
    CHECK(bank.as("clerk").get("/api/v1/definitions/latest").status == 404);
}

TEST_CASE("health, readiness and metrics answer without a login and tell nothing about people") {
    test::Bank bank;
    (void)bank.in_center();
    (void)bank.as("west.clerk").get(path_of("sub_1"));
    auto const nobody = bank.nobody();
    CHECK(nobody->get("/healthz").text("status") == "alive");
    CHECK(nobody->get("/readyz").text("status") == "ready");
    auto const metrics = nobody->get("/metrics").raw.body;
    INFO(metrics);
    CHECK(metric(metrics, "yingshen_submissions{state=\"center_review\"}") == 1);
    CHECK(metric(metrics, "yingshen_tasks_overdue") == 0);
    CHECK(metric(metrics, "yingshen_rules_switched_off") == 0);
    CHECK(metric(metrics, "yingshen_rules_suppressions_lapsed") == 0);
    CHECK(metric(metrics, "yingshen_commands_total{command=\"submit\",outcome=\"ok\"}") == 1);
    CHECK(metric(metrics,
                 "yingshen_http_requests_total{route=\"/api/v1/"
                 "submissions\",method=\"POST\",status=\"201\"}") == 1);
    CHECK(metric(metrics,
                 "yingshen_http_requests_total{route=\"/api/v1/submissions/"
                 "{id}\",method=\"GET\",status=\"404\"}") == 1);
    CHECK(metric(metrics,
                 "yingshen_http_request_duration_seconds_count{route=\"/api/v1/submissions\"}") ==
          1);
    CHECK(metric(metrics, "yingshen_http_open_connections") >= 1);
    CHECK(metric(metrics, "process_resident_memory_bytes") > 1e6);
    CHECK(metrics.find("clerk") == std::string::npos);
    CHECK(metrics.find("王芳") == std::string::npos);
}

TEST_CASE("a store that takes no writes makes the server unready and refuses changes") {
    test::Bank bank;
    auto const id = bank.draft();
    bank.server().store().stop();
    auto const ready = bank.nobody()->get("/readyz");
    CHECK(ready.status == 503);
    CHECK(ready.code() == "not_ready");
    CHECK(ready.faults() == std::vector<std::string>{"store"});
    CHECK(bank.nobody()->get("/healthz").status == 200);
    CHECK(bank.as("clerk").post(path_of(id, "/actions/submit"), Json::Object{}).status == 503);
    CHECK(bank.as("clerk").get(path_of(id)).status == 200);
}

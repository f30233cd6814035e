#include <algorithm>
#include <catch2/catch.hpp>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

using Places = std::vector<std::string>;

struct BadBody {
    std::string name;
    std::string method;
    std::string target;  ///< SUB stands for a draft of clerk
    std::string body;
    Places places;
    std::string login = "clerk";
};

std::string text_of(std::size_t length) {
    return std::string(length, 'x');
}

std::vector<BadBody> bad_bodies() {
    std::string const submissions = "/api/v1/submissions";
    return {
        {"login: nothing", "POST", "/api/v1/session", "{}", {"login", "password"}},
        {"login: both secrets",
         "POST",
         "/api/v1/session",
         R"({"login":"a","password":"b","one_time_secret":"c"})",
         {"password"}},
        {"login: wrong types",
         "POST",
         "/api/v1/session",
         R"({"login":1,"password":[]})",
         {"login", "password", "password"}},
        {"login: unknown member",
         "POST",
         "/api/v1/session",
         R"({"login":"a","password":"b","otp":"c"})",
         {"otp"}},
        {"password: short member",
         "PUT",
         "/api/v1/session/password",
         R"({"password":""})",
         {"password"}},
        {"create: nothing", "POST", submissions, "{}", {"title", "kind"}},
        {"create: a list", "POST", submissions, "[]", {""}},
        {"create: all wrong at once",
         "POST",
         submissions,
         R"({"title":"","kind":"poster","unit":"moon","facts":{"go_live":"2026-02-30","colour":"red","channels":[]},"note":1})",
         {"title", "kind", "facts.go_live", "facts.colour", "facts.channels", "unit", "note"}},
        {"create: title too long",
         "POST",
         submissions,
         R"({"title":")" + text_of(201) + R"(","kind":"new_product"})",
         {"title"}},
        {"create: dates crossed",
         "POST",
         submissions,
         R"({"title":"t","kind":"new_product","facts":{"go_live":"2026-12-02","take_down":"2026-12-01"}})",
         {"facts.take_down"}},
        {"facts: nothing", "PUT", "SUB/facts", "{}", {"title"}},
        {"facts: a rate as number",
         "PUT",
         "SUB/facts",
         R"({"title":"t","facts":{"annual_rate_min":3.6}})",
         {"facts.annual_rate_min"}},
        {"claim: members", "POST", "SUB/claim", R"({"for":"inner","side":1})", {"side", "for"}},
        {"assignment: nothing", "POST", "SUB/assignment", "{}", {"to"}},
        {"transfer: nothing", "POST", "SUB/transfer", R"({"side":7})", {"to", "reason", "side"}},
        {"copies: nothing", "POST", "SUB/copies", R"({"note":[]})", {"to", "note"}},
        {"vote: a text", "POST", "SUB/votes", R"({"approves":"yes"})", {"approves"}},
        {"signer: on a seat",
         "POST",
         "SUB/signers",
         R"({"person":"","seat":"main"})",
         {"person", "seat", "reason"}},
        {"side: wrong types", "POST", "SUB/sides/legal/pass", R"({"comment":1})", {"comment"}},
        {"item of a side: nothing", "PUT", "SUB/sides/legal/checklist/x", "{}", {"verdict"}},
        {"hearing: nothing",
         "POST",
         "SUB/opinions/o1/hearing",
         R"({"ruling":"maybe","members":[]})",
         {"ruling", "reason", "members"}},
        {"hearing: members that are none",
         "POST",
         "SUB/opinions/o1/hearing",
         R"({"ruling":"upheld","reason":"a","members":["p_a",7,""]})",
         {"members[1]", "members[2]"}},
        {"item: nothing", "PUT", "SUB/checklist/basics.readable_files", "{}", {"verdict"}},
        {"item: unknown word",
         "PUT",
         "SUB/checklist/basics.readable_files",
         R"({"verdict":"maybe","note":7})",
         {"verdict", "note"}},
        {"action: unknown action", "POST", "SUB/actions/approve", "{}", {"path.action"}},
        {"action: wrong types",
         "POST",
         "SUB/actions/submit",
         R"({"reason":1,"comment":true,"force":true})",
         {"reason", "comment", "force"}},
        {"opinion: nothing", "POST", "SUB/opinions", "{}", {"right", "severity", "text"}},
        {"opinion: deep faults",
         "POST",
         "SUB/opinions",
         R"({"right":"beauty","severity":"high","text":"","basis":[{"article":"1"},7],"place":{"material":"m1","revision":0,"begin":5,"end":4,"x":1}})",
         {"right", "severity", "text", "basis[0].statute", "basis[1]", "place.revision",
          "place.end", "place.x"}},
        {"opinion: too many citations",
         "POST",
         "SUB/opinions",
         R"({"right":"respect","severity":"advisory","text":"t","basis":"all"})",
         {"basis"}},
        {"withdrawal: nothing", "POST", "SUB/opinions/o1/withdrawal", "{}", {"reason"}},
        {"response: unknown word",
         "PUT",
         "SUB/opinions/o1/response",
         R"({"answer":"yes"})",
         {"answer"}},
        {"verification: a text",
         "POST",
         "SUB/opinions/o1/verification",
         R"({"implemented":"true"})",
         {"implemented"}},
        {"screening: nothing", "POST", "/api/v1/screenings", "{}", {"text", "kind"}},
        {"token: everything",
         "POST",
         "/api/v1/tokens",
         R"({"login":"nobody","label":"","days":366})",
         {"login", "label", "days"},
         "admin"},
        {"one-time secret: members",
         "POST",
         "/api/v1/accounts/clerk/one-time-secret",
         R"({"days":1})",
         {"days"},
         "admin"},
    };
}

}  // namespace

TEST_CASE("a bad body is answered with every field that is wrong") {
    test::Bank bank;
    auto const draft = bank.draft();
    auto rows = bad_bodies();
    for (auto& row : rows) {
        INFO(row.name);
        if (row.target.starts_with("SUB")) row.target = path_of(draft, row.target.substr(3));
        auto const answer = bank.as(row.login).send(
            row.method, row.target, {{"Content-Type", "application/json"}}, row.body);
        INFO(answer.raw.body);
        CHECK(answer.status == 422);
        CHECK(answer.code() == "body_invalid");
        auto found = answer.faults();
        std::ranges::sort(found);
        std::ranges::sort(row.places);
        CHECK(found == row.places);
    }
    CHECK(bank.as("clerk").get(path_of(draft)).number("version") == 3);
}

TEST_CASE("a body that is not JSON is answered with the place") {
    test::Bank bank;
    for (auto const* body :
         {"", "{", R"({"title":"a","title":"b"})", R"({"days":1e400})", "{\"title\":\"\xff\"}"}) {
        auto const answer = bank.as("clerk").send("POST", "/api/v1/submissions",
                                                  {{"Content-Type", "application/json"}}, body);
        INFO(body << " " << answer.raw.body);
        CHECK(answer.status == 422);
        CHECK(answer.code() == "json_invalid");
    }
}

TEST_CASE("a body of another media type is refused before it is read") {
    test::Bank bank;
    auto& clerk = bank.as("clerk");
    auto const body = R"({"title":"t","kind":"new_product"})";
    for (auto const* type : {"text/plain", "application/x-www-form-urlencoded",
                             "multipart/form-data; boundary=x", ""}) {
        auto const answer =
            clerk.send("POST", "/api/v1/submissions", {{"Content-Type", type}}, body);
        CHECK(answer.status == 415);
        CHECK(answer.code() == "media_type_unsupported");
        CHECK(answer.faults() == Places{"header.Content-Type"});
    }
    CHECK(bank.nobody()
              ->send("POST", "/api/v1/session", {{"Content-Type", "text/plain"}},
                     R"({"login":"a","password":"b"})")
              .status == 415);
    CHECK(clerk.upload(path_of(bank.draft(), "/materials?name=a.txt"), "x", "text").status == 415);
    CHECK(bank.as("admin")
              .send("PUT", "/api/v1/organisation", {{"Content-Type", "application/json"}}, "{}")
              .status == 415);
}

TEST_CASE("bad queries name every parameter") {
    test::Bank bank;
    struct Row {
        std::string login;
        std::string target;
        Places places;
    };
    auto const draft = bank.draft();
    std::vector<Row> const rows{
        {"clerk",
         "/api/v1/submissions?queue=yours&kind=poster&limit=0&overdue=yes&sort=title&limit=3",
         {"query.kind", "query.limit", "query.limit", "query.overdue", "query.queue",
          "query.sort"}},
        {"clerk", "/api/v1/submissions?limit=201&open=1", {"query.limit", "query.open"}},
        {"clerk", "/api/v1/submissions?text=%01", {"query.text"}},
        {"auditor",
         "/api/v1/reports/adoption?from=2026-13-01&to=today&group=planet&format=pdf",
         {"query.format", "query.from", "query.group", "query.to"}},
        {"auditor", "/api/v1/reports/adoption?from=2026-11-30&to=2026-11-01", {"query.to"}},
    };
    for (auto const& row : rows) {
        auto const answer = bank.as(row.login).get(row.target);
        INFO(row.target << " " << answer.raw.body);
        CHECK(answer.status == 422);
        CHECK(answer.code() == "query_invalid");
        auto found = answer.faults();
        std::ranges::sort(found);
        CHECK(found == row.places);
    }
    CHECK(bank.as("clerk").get("/api/v1/submissions?cursor=zz").code() == "cursor_invalid");
    auto& clerk = bank.as("clerk");
    CHECK(clerk.upload(path_of(draft, "/materials"), "x").faults() == Places{"query.name"});
    CHECK(clerk.upload(path_of(draft, "/materials?name=../a.txt"), "x").faults() ==
          Places{"query.name"});
}

TEST_CASE("bad headers of a command are named") {
    test::Bank bank;
    auto const target = path_of(bank.draft(), "/actions/submit");
    for (auto const* match : {"3", "\"\"", "\"x\"", "W/\"3\"", "\"1\", \"2\"", "\"-1\""}) {
        auto const answer = bank.as("clerk").post(target, Json::Object{}, {{"If-Match", match}});
        INFO(match);
        CHECK(answer.status == 422);
        CHECK(answer.faults() == Places{"header.If-Match"});
    }
    for (auto const& key : {std::string("a b"), text_of(101), std::string("键")}) {
        auto const answer =
            bank.as("clerk").post(target, Json::Object{}, {{"Idempotency-Key", key}});
        INFO(key);
        CHECK(answer.status == 422);
        CHECK(answer.faults() == Places{"header.Idempotency-Key"});
    }
}

TEST_CASE("a faulty organisation names file, line and column of every fault, and changes nothing") {
    test::Bank bank;
    auto const before = bank.as("admin").get("/api/v1/organisation");
    auto const answer = bank.as("admin").send(
        "PUT", "/api/v1/organisation", {{"Content-Type", "text/yaml"}},
        "units:\n  - {id: x, kind: moon, name: 月球, parent: bank}\n"
        "people:\n  - {id: p_x, name: 某, unit: nowhere}\n"
        "accounts:\n  - {login: x, person: p_x, roles: [{role: painter, unit: x}]}\n");
    INFO(answer.raw.body);
    CHECK(answer.status == 422);
    REQUIRE(answer.faults().size() >= 2);
    CHECK(answer.faults().front().starts_with("organisation.yaml:2:"));
    CHECK(bank.as("admin").get("/api/v1/organisation").raw.body == before.raw.body);
}

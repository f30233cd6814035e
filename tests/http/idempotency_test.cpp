#include <catch2/catch.hpp>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

test::Headers key(std::string value) {
    return {{"Idempotency-Key", std::move(value)}};
}

std::size_t events(test::Bank& bank, std::string const& id) {
    return bank.as("auditor").get(path_of(id, "/history")).list("events").size();
}

}  // namespace

TEST_CASE("a second delivery under one key answers the same and changes nothing") {
    test::Bank bank;
    auto& clerk = bank.as("clerk");
    auto const create = Json::Object{
        {"title", "一次"}, {"kind", "marketing_material"}, {"facts", test::loan_facts()}};
    auto const first = clerk.post("/api/v1/submissions", create, key("create-1"));
    REQUIRE(first.status == 201);
    CHECK(first.raw.header("idempotent-replay").empty());
    auto const second = clerk.post("/api/v1/submissions", create, key("create-1"));
    CHECK(second.status == 201);
    CHECK(second.raw.header("idempotent-replay") == "true");
    CHECK(second.raw.body == first.raw.body);
    CHECK(second.raw.header("etag") == first.raw.header("etag"));
    CHECK(second.raw.header("location") == first.raw.header("location"));
    auto const id = first.text("submission");
    auto const submitted_by_me = clerk.get("/api/v1/submissions?queue=submitted");
    INFO(submitted_by_me.raw.body);
    REQUIRE(submitted_by_me.status == 200);
    CHECK(submitted_by_me.list("submissions").size() == 1);

    auto const upload = path_of(id, "/materials?name=a.txt");
    auto const stored = clerk.upload(upload, test::clean_text(), "text/plain", key("upload-1"));
    CHECK(clerk.upload(upload, test::clean_text(), "text/plain", key("upload-1")).raw.body ==
          stored.raw.body);
    CHECK(clerk.upload(upload, "其他", "text/plain", key("upload-1")).code() ==
          "idempotency_key_reused");
    CHECK(clerk.upload(upload, test::clean_text(), "text/markdown", key("upload-1")).code() ==
          "idempotency_key_reused");

    auto const submitted =
        clerk.post(path_of(id, "/actions/submit"), Json::Object{}, key("submit-1"));
    REQUIRE(submitted.status == 200);
    auto const count = events(bank, id);
    // The submission moved on since; the answer is still that of the first delivery.
    bank.claim("inner", id);
    auto const again = clerk.post(path_of(id, "/actions/submit"), Json::Object{}, key("submit-1"));
    CHECK(again.status == 200);
    CHECK(again.raw.body == submitted.raw.body);
    CHECK(again.raw.header("etag") == submitted.raw.header("etag"));
    CHECK(events(bank, id) == count + 1);
}

TEST_CASE("one key stands for one request of one account") {
    test::Bank bank;
    auto& clerk = bank.as("clerk");
    auto const id = bank.draft();
    REQUIRE(clerk
                .put(path_of(id, "/facts"),
                     Json::Object{{"title", "甲"}, {"facts", test::loan_facts()}}, key("k"))
                .status == 200);
    auto const other_body =
        clerk.put(path_of(id, "/facts"),
                  Json::Object{{"title", "乙"}, {"facts", test::loan_facts()}}, key("k"));
    CHECK(other_body.status == 409);
    CHECK(other_body.code() == "idempotency_key_reused");
    CHECK(clerk.post(path_of(id, "/actions/submit"), Json::Object{}, key("k")).code() ==
          "idempotency_key_reused");
    auto const colleague = bank.as("clerk2").put(
        path_of(id, "/facts"), Json::Object{{"title", "丙"}, {"facts", test::loan_facts()}},
        key("k"));
    CHECK(colleague.status == 200);
    CHECK(colleague.raw.header("idempotent-replay").empty());
}

TEST_CASE("a refused command leaves its key free") {
    test::Bank bank;
    auto const created =
        bank.as("clerk").post("/api/v1/submissions", Json::Object{{"title", "空"},
                                                                  {"kind", "marketing_material"},
                                                                  {"facts", test::loan_facts()}});
    auto const id = created.text("submission");
    CHECK(bank.as("clerk").post(path_of(id, "/actions/submit"), Json::Object{}, key("s")).status ==
          409);
    REQUIRE(
        bank.as("clerk").upload(path_of(id, "/materials?name=a.txt"), test::clean_text()).status ==
        200);
    CHECK(bank.as("clerk").post(path_of(id, "/actions/submit"), Json::Object{}, key("s")).status ==
          200);
}

TEST_CASE("a stale version is answered with what the other person did") {
    test::Bank bank;
    auto const id = bank.draft();
    std::string const seen(bank.as("clerk").get(path_of(id)).raw.header("etag"));
    test::Headers const match{{"If-Match", seen}};
    REQUIRE(bank.as("clerk2")
                .put(path_of(id, "/facts"),
                     Json::Object{{"title", "同事改过"}, {"facts", test::loan_facts()}})
                .status == 200);
    auto const stale = bank.as("clerk").post(path_of(id, "/actions/submit"), Json::Object{}, match);
    CHECK(stale.status == 412);
    CHECK(stale.code() == "version_stale");
    INFO(stale.raw.body);
    CHECK(stale.raw.body.find("facts_set by 李强 (p_clerk2) at 2026-11-23T02:00:00.000000Z") !=
          std::string::npos);
    std::string const now(bank.as("clerk").get(path_of(id)).raw.header("etag"));
    CHECK(bank.as("clerk")
              .post(path_of(id, "/actions/submit"), Json::Object{}, {{"If-Match", now}})
              .status == 200);
}

TEST_CASE("keys and answers outlive a restart of the server") {
    test::Bank bank;
    auto const create = Json::Object{{"title", "重启"}, {"kind", "marketing_material"}};
    auto const first = bank.as("clerk").post("/api/v1/submissions", create, key("create"));
    REQUIRE(first.status == 201);
    bank.restart();
    auto const second = bank.as("clerk").post("/api/v1/submissions", create, key("create"));
    CHECK(second.raw.header("idempotent-replay") == "true");
    CHECK(second.raw.body == first.raw.body);
    CHECK(bank.as("clerk").get(path_of(first.text("submission"))).status == 200);
}

#include <catch2/catch.hpp>

#include "http/stand_ins.hpp"

using namespace yingshen;
using base::Json;
using test::does;
using test::in_sign_off;
using test::listed;
using test::on_behalf_of;
using test::path_of;
using test::set;
using test::this_week;
using test::verify;

TEST_CASE("a stand-in sees what the principal sees, and the principal's queues") {
    test::Bank bank;
    auto const draft = bank.draft();
    auto const waiting = bank.draft();
    bank.act("clerk", waiting, "submit");
    auto const mine = bank.draft();
    bank.act("clerk", mine, "submit");
    bank.claim("inner", mine);
    auto& stand_in = bank.as("west.inner");
    auto const queue = [&](std::string const& query, test::Headers headers = {}) {
        return stand_in.get("/api/v1/submissions?" + query, std::move(headers));
    };
    CHECK(stand_in.get(path_of(draft)).status == 404);
    CHECK(stand_in.get(path_of(draft), on_behalf_of("p_inner")).code() == "no_stand_in");
    CHECK(queue("queue=mine&for=p_inner").code() == "no_stand_in");

    set(bank, "head", this_week("p_inner", "p_west_inner"));
    CHECK(stand_in.get(path_of(draft)).status == 404);
    CHECK(stand_in.get(path_of(draft), on_behalf_of("p_inner")).status == 200);
    CHECK(stand_in.get(path_of(draft, "/history"), on_behalf_of("p_inner")).status == 200);
    CHECK(stand_in.get(path_of(draft, "/diagram"), on_behalf_of("p_inner")).status == 200);
    CHECK(listed(queue("queue=mine&for=p_inner")) == std::vector<std::string>{mine});
    CHECK(listed(queue("queue=mine", on_behalf_of("p_inner"))) == std::vector<std::string>{mine});
    CHECK(listed(queue("queue=mine")).empty());
    CHECK(listed(queue("queue=group&for=p_inner")).size() == 2);
    CHECK(listed(queue("queue=group&takeable=true&for=p_inner")) ==
          std::vector<std::string>{waiting});
    CHECK(listed(queue("for=p_inner")).size() == 3);
    auto const two = queue("for=p_inner", on_behalf_of("p_chief"));
    CHECK(two.status == 403);
    // The task that the principal took is the stand-in's to go on with.
    CHECK(
        stand_in.get(path_of(mine), on_behalf_of("p_inner")).json["task"]["claimed_by"].is_null());
    auto const returned =
        stand_in.post(path_of(mine, "/actions/return"), Json::Object{{"reason", "unreadable_file"}},
                      on_behalf_of("p_inner"));
    CHECK(returned.status == 200);
    verify(bank);
}

TEST_CASE("what bars the stand-in in person is not takeable in the principal's queue") {
    test::Bank bank;
    auto const id = in_sign_off(bank);
    set(bank, "chief", this_week("p_inner"));
    auto const queue = "/api/v1/submissions?queue=group&for=p_chief";
    CHECK(listed(bank.as("inner").get(queue)) == std::vector<std::string>{id});
    CHECK(listed(bank.as("inner").get(std::string(queue) + "&takeable=true")).empty());
}

TEST_CASE("a stand-in submits in the principal's name and is bound like an author") {
    test::Bank bank;
    set(bank, "clerk", this_week("p_inner"));
    auto const header = on_behalf_of("p_clerk");
    auto const created = bank.as("inner").post(
        "/api/v1/submissions",
        Json::Object{
            {"title", "存款海报"}, {"kind", "marketing_material"}, {"facts", test::loan_facts()}},
        header);
    REQUIRE(created.status == 201);
    auto const id = created.text("submission");
    REQUIRE(
        bank.as("inner")
            .upload(path_of(id, "/materials?name=a.txt"), test::clean_text(), "text/plain", header)
            .status == 200);
    CHECK(does(bank.as("inner"), id, "/actions/submit", "p_clerk") == "");
    auto const view = bank.as("clerk").get(path_of(id));
    CHECK(view.json["submitter"]["id"] == Json("p_clerk"));
    CHECK(view.json["unit"]["id"] == Json("east_credit"));
    CHECK(bank.as("inner").post(path_of(id, "/claim"), Json::Object{}).code() ==
          "separation_of_duties");
    CHECK(listed(bank.as("inner").get("/api/v1/submissions?queue=submitted&for=p_clerk")) ==
          std::vector<std::string>{id});
    verify(bank);
}

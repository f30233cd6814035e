#include <catch2/catch.hpp>

#include "service/replay.hpp"
#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

/// Two submissions of the same text from two units, with an opinion on that of the west.
struct TwoUnits {
    explicit TwoUnits(test::Bank& bank) : east(bank.draft("东区海报")), west(west_draft(bank)) {}

    static std::string west_draft(test::Bank& bank) {
        auto const id = bank.draft_of_west();
        bank.act("west.clerk", id, "submit");
        bank.claim("west.inner", id);
        bank.answer_checklist(bank.as("west.inner"), id);
        bank.act("west.inner", id, "pass");
        bank.claim("reviewer", id);
        Json const opinion = Json::Object{{"right", "information"},
                                          {"severity", "substantive"},
                                          {"text", "请标明年化利率的计算口径"}};
        REQUIRE(bank.as("reviewer").post(path_of(id, "/opinions"), opinion).status == 200);
        return id;
    }

    std::string east;
    std::string west;
};

}  // namespace

TEST_CASE("a reviewer sees similar cases with the opinions that were given then") {
    test::Bank bank;
    TwoUnits const units(bank);
    auto const answer = bank.as("reviewer").get(path_of(units.west, "/similar"));
    REQUIRE(answer.status == 200);
    REQUIRE(answer.list("similar").size() == 1);
    CHECK(answer.list("similar").front()["submission"]["id"] == Json(units.east));
    CHECK(answer.list("similar").front()["opinions"].as_array()->empty());

    auto const other = bank.as("auditor").get(path_of(units.east, "/similar"));
    REQUIRE(other.list("similar").size() == 1);
    auto const& found = other.list("similar").front();
    CHECK(found["submission"]["id"] == Json(units.west));
    CHECK(found["submission"]["state"] == Json("center_review"));
    CHECK(found["like"]["revision"] == Json(1));
    CHECK(*found["likeness_percent"].as_int() >= 70);
    CHECK(*found["likeness_percent"].as_int() < 100);
    REQUIRE(found["opinions"].as_array()->size() == 1);
    CHECK(found["opinions"].as_array()->front()["text"] == Json("请标明年化利率的计算口径"));
}

TEST_CASE("nobody learns of a similar case that they may not see") {
    test::Bank bank;
    TwoUnits const units(bank);
    auto const theirs = bank.as("clerk").get(path_of(units.east, "/similar"));
    CHECK(theirs.status == 200);
    CHECK(theirs.list("similar").empty());
    CHECK(bank.as("west.clerk").get(path_of(units.west, "/similar")).list("similar").empty());
    CHECK(bank.as("west.clerk").get(path_of(units.east, "/similar")).status == 404);
    CHECK(bank.as("admin").get(path_of(units.east, "/similar")).status == 404);
    CHECK(bank.nobody()->get(path_of(units.east, "/similar")).status == 401);

    auto const second = bank.draft("东区另一张海报");
    auto const own = bank.as("clerk2").get(path_of(second, "/similar"));
    REQUIRE(own.list("similar").size() == 1);
    CHECK(own.list("similar").front()["submission"]["id"] == Json(units.east));
    CHECK(own.list("similar").front()["likeness_percent"] == Json(100));
}

TEST_CASE("similar cases are found after the projections were rebuilt") {
    test::Bank bank;
    TwoUnits const units(bank);
    auto const before = bank.as("auditor").get(path_of(units.east, "/similar"));
    (void)service::rebuild(bank.server().store(), bank.server().blobs());
    CHECK(bank.as("auditor").get(path_of(units.east, "/similar")).json == before.json);
}

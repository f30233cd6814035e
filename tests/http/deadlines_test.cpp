#include <catch2/catch.hpp>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

/// A loan advertisement that goes live on a day, submitted for pre-review.
std::string submitted(test::Bank& bank, std::string const& go_live) {
    auto const id = bank.draft("上线于" + go_live);
    auto facts = test::loan_facts();
    facts.set("go_live", go_live);
    auto const set = bank.as("clerk").put(
        path_of(id, "/facts"), Json::Object{{"title", "上线于" + go_live}, {"facts", facts}});
    INFO(set.raw.body);
    REQUIRE(set.status == 200);
    bank.act("clerk", id, "submit");
    return id;
}

Json seen(test::Bank& bank, std::string const& id) {
    // A session of its own: the clock jumps past the end of older ones.
    auto const view = bank.another("inner")->get(path_of(id));
    REQUIRE(view.status == 200);
    return view.json;
}

}  // namespace

TEST_CASE("the view says until when, how much time is used, and when the clock stands still") {
    test::Bank bank(YINGSHEN_SOURCE_DIR);  // Monday 2026-11-23, 10:00 in China
    auto const id = submitted(bank, "2027-03-01");
    auto view = seen(bank, id);
    CHECK(*view["task"]["urgent"].as_bool() == false);
    CHECK(*view["deadline"]["due"].as_string() == "2026-11-24T10:00:00.000000Z");
    CHECK(*view["deadline"]["review_due"].as_string() == "2026-11-30T02:00:00.000000Z");
    CHECK_FALSE(*view["deadline"]["paused"].as_bool());
    CHECK(*view["timers"].as_array() ==
          Json::Array{Json::Object{{"timer", 0},
                                   {"does", "remind"},
                                   {"at", "2026-11-24T10:00:00.000000Z"},
                                   {"fired", false}}});
    bank.clock().advance_hours(4);
    view = seen(bank, id);
    CHECK(base::to_string(view["deadline"]["used_hours"]).starts_with("3"));
    CHECK(base::to_string(view["deadline"]["left_hours"]).starts_with("37"));
    bank.claim("inner", id);
    bank.act("inner", id, "return", Json::Object{{"reason", "unreadable_file"}});
    bank.clock().advance_hours(20);
    view = seen(bank, id);
    CHECK(*view["deadline"]["paused"].as_bool());
    CHECK(view["deadline"]["review_due"].is_null());
    CHECK(base::to_string(view["deadline"]["used_hours"]).starts_with("3"));
    CHECK(view["timers"].as_array()->empty());
}

TEST_CASE("urgent submissions are marked in a queue, and can be asked for alone") {
    test::Bank bank(YINGSHEN_SOURCE_DIR);
    auto const urgent = submitted(bank, "2026-11-26");
    auto const calm = submitted(bank, "2027-03-01");
    auto const all = bank.as("inner").get("/api/v1/submissions?queue=group");
    REQUIRE(all.list("submissions").size() == 2);
    CHECK(*all.list("submissions")[0]["id"].as_string() == urgent);
    CHECK(*all.list("submissions")[0]["task"]["urgent"].as_bool());
    CHECK_FALSE(*all.list("submissions")[1]["task"]["urgent"].as_bool());
    auto const only = bank.as("inner").get("/api/v1/submissions?queue=group&urgent=true");
    REQUIRE(only.list("submissions").size() == 1);
    CHECK(*only.list("submissions")[0]["id"].as_string() == urgent);
    // Four working hours from Monday 10:00, the midday break between.
    CHECK(*only.list("submissions")[0]["task"]["due"].as_string() == "2026-11-23T07:00:00.000000Z");
    CHECK(bank.as("clerk").get("/api/v1/submissions?urgent=yes").status == 422);
}

TEST_CASE("a timer that came due while the server was down fires when it is up, once") {
    test::Bank bank(YINGSHEN_SOURCE_DIR);
    auto const id = submitted(bank, "2027-03-01");
    auto const version = *seen(bank, id)["version"].as_int();
    bank.clock().advance_hours(48);
    for (int restarts = 0; restarts < 2; ++restarts) {
        bank.restart();
        bool fired = false;
        for (int tries = 0; tries < 5'000 && !fired; ++tries)
            fired = *(*seen(bank, id)["timers"].as_array())[0]["fired"].as_bool();
        CHECK(fired);
        CHECK(*seen(bank, id)["version"].as_int() == version + 1);
    }
    auto const view = seen(bank, id);
    CHECK(*view["state"].as_string() == "pre_review");
    CHECK(*view["task"]["overdue"].as_bool());
    auto const history = bank.as("auditor").get(path_of(id, "/history"));
    REQUIRE(history.status == 200);
    auto const& last = history.list("events").back();
    CHECK(*last["type"].as_string() == "reminded");
    CHECK(*last["person"]["name"].as_string() == "系统");
}

#include <atomic>
#include <barrier>
#include <catch2/catch.hpp>
#include <map>
#include <thread>

#include "http/stand_ins.hpp"

using namespace yingshen;
using base::Json;
using test::on_behalf_of;
using test::path_of;
using test::period;
using test::set;
using test::stand_ins;
using test::this_week;

TEST_CASE("each period that the rules do not allow is refused, all faults at once") {
    test::Bank bank;
    CHECK(set(bank, "head", this_week("p_clerk", "p_clerk2")) == "s1");
    struct Row {
        std::string login;
        Json body;
        int status;
        std::string code;
        std::vector<std::string> where;
    };
    auto const long_one = period("p_clerk", "2026-12-01", "2027-03-01");
    std::vector<Row> const rows = {
        {"head", this_week("p_reviewer", "p_reviewer2"), 403, "stand_in_not_theirs", {"person"}},
        {"west.clerk",
         this_week("p_clerk", "p_west_clerk"),
         403,
         "stand_in_not_theirs",
         {"person"}},
        {"clerk2", this_week("p_nobody", "p_clerk"), 403, "stand_in_not_theirs", {"person"}},
        {"admin", this_week("p_chief", "admin"), 422, "stand_in_invalid", {"stand_in"}},
        {"head", this_week("p_inner", "p_head"), 422, "stand_in_invalid", {"stand_in"}},
        {"clerk2", this_week("p_clerk2"), 422, "stand_in_invalid", {"stand_in"}},
        {"admin",
         this_week("p_nobody", "p_nowhere"),
         422,
         "stand_in_invalid",
         {"principal", "stand_in"}},
        {"clerk2", long_one, 422, "stand_in_invalid", {"until"}},
        {"clerk2",
         period("p_nobody", "2026-11-01", "2026-10-01"),
         422,
         "stand_in_invalid",
         {"stand_in", "until", "until"}},
        {"clerk",
         period("p_inner", "2026-11-29", "2026-12-05"),
         409,
         "stand_in_overlaps",
         {"period"}},
        {"clerk2",
         Json::Object{{"from", "23.11."}, {"until", 5}, {"note", "x"}},
         422,
         "",
         {"stand_in", "from", "until", "reason", "note"}},
    };
    for (auto const& row : rows) {
        auto const answer = bank.as(row.login).post(stand_ins, row.body);
        INFO(row.login << " " << base::to_string(row.body) << "\n" << answer.raw.body);
        CHECK(answer.status == row.status);
        if (!row.code.empty()) CHECK(answer.code() == row.code);
        auto where = answer.faults();
        CHECK(where == row.where);
    }
    CHECK(set(bank, "clerk", period("p_inner", "2026-11-30", "2027-02-27")) == "s2");
    CHECK(bank.as("clerk").remove(stand_ins + "/s2").faults() ==
          std::vector<std::string>{"query.reason"});
}

TEST_CASE("stand-ins are seen by those concerned, by administrators and by auditors") {
    test::Bank bank;
    set(bank, "clerk", this_week("p_inner"));
    set(bank, "chief", period("p_deputy", "2026-12-01", "2026-12-02"));
    std::map<std::string, std::size_t> const seen{
        {"clerk", 1}, {"inner", 1},   {"head", 1},   {"chief", 1},      {"deputy", 1},
        {"admin", 2}, {"auditor", 2}, {"clerk2", 0}, {"west.inner", 0}, {"reviewer", 0}};
    for (auto const& [login, count] : seen) {
        INFO(login);
        auto const answer = bank.as(login).get(stand_ins);
        REQUIRE(answer.status == 200);
        CHECK(answer.list("stand_ins").size() == count);
    }
    auto const now = bank.as("admin").get(stand_ins + "?in_force=true").list("stand_ins");
    REQUIRE(now.size() == 1);
    CHECK(now.front()["id"] == Json("s1"));
    CHECK(now.front()["status"] == Json("in_force"));
    CHECK(now.front()["ended"].is_null());
    CHECK(bank.as("admin").get(stand_ins).list("stand_ins").front()["status"] == Json("planned"));
    CHECK(bank.as("admin").get(stand_ins + "?all=1").faults() ==
          std::vector<std::string>{"query.all"});
    CHECK(bank.as("auditor").get(path_of("stand_ins")).status == 404);
    CHECK(bank.as("chief").post(path_of("stand_ins", "/claim"), Json::Object{}).status == 404);
}

TEST_CASE("what is done in person is never done on behalf of somebody") {
    test::Bank bank;
    set(bank, "admin", this_week("p_chief", "p_reviewer2"));
    auto& stand_in = bank.as("reviewer2");
    auto const header = on_behalf_of("p_chief");
    for (auto const* target :
         {"/api/v1/stand-ins", "/api/v1/definition-proposals", "/api/v1/organisation",
          "/api/v1/session", "/api/v1/definitions", "/api/v1/reports/adoption"}) {
        INFO(target);
        CHECK(stand_in.get(target, header).code() == "in_person_only");
    }
    CHECK(stand_in.post(stand_ins, this_week("p_chief", "p_reviewer"), header).code() ==
          "in_person_only");
    CHECK(stand_in.remove(stand_ins + "/s1?reason=x", header).code() == "in_person_only");
    CHECK(stand_in.post("/api/v1/definition-proposals/p1/activation", Json::Object{}, header)
              .code() == "in_person_only");
    CHECK(stand_in
              .put("/api/v1/session/password",
                   Json::Object{{"password", "一二三四五六七八九十一二"}}, header)
              .code() == "in_person_only");
    // Without the header the stand-in has no office of the principal either.
    CHECK(stand_in.post(stand_ins, this_week("p_chief", "p_reviewer")).code() ==
          "stand_in_not_theirs");
}

TEST_CASE("of periods that are set for the same days at once, one is kept") {
    constexpr int people = 8;
    test::Bank bank;
    std::vector<std::unique_ptr<test::ApiClient>> clients;
    for (int i = 0; i < people; ++i)
        clients.push_back(bank.another("admin"));
    std::atomic<int> kept = 0;
    std::atomic<int> overlapped = 0;
    {
        std::barrier start(people);
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < people; ++i) {
            threads.emplace_back([&, i] {
                auto const body = this_week("p_chief", "p_reviewer_" + std::to_string(i + 1));
                start.arrive_and_wait();
                auto const answer = clients[i]->post(stand_ins, body);
                if (answer.status == 201) ++kept;
                if (answer.code() == "stand_in_overlaps") ++overlapped;
            });
        }
    }
    CHECK(kept == 1);
    CHECK(overlapped == people - 1);
    CHECK(bank.as("auditor").get(stand_ins).list("stand_ins").size() == 1);
}

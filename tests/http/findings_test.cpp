#include <catch2/catch.hpp>

#include <algorithm>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

Json const nothing = Json::Object{};

/// Handed in with two sentences that the shipped rules find something in, and with the center.
struct Room {
    test::Bank bank;
    std::string id;

    Room() {
        id = bank.draft();
        revise(text_with("全网最低利率，联系人13800138000。"));
        bank.act("clerk", id, "submit");
        to_center();
    }
    static std::string text_with(std::string const& sentence) {
        return std::string(test::clean_text()) + "\n" + sentence + "\n";
    }
    void revise(std::string const& text) {
        REQUIRE(bank.as("clerk")
                    .upload(path_of(id, "/materials/m1/revisions?name=海报.txt"), text)
                    .status == 200);
    }
    void to_center() {
        bank.claim("inner", id);
        bank.answer_checklist(bank.as("inner"), id);
        bank.act("inner", id, "pass");
        bank.claim("reviewer", id);
    }
    void return_and_revise(std::string const& text) {
        bank.act("reviewer", id, "return",
                 Json::Object{{"reason", "other"}, {"comment", "请修改"}});
        revise(text);
        bank.act("clerk", id, "submit");
        to_center();
    }
    Json view() { return bank.as("reviewer").get(path_of(id)).json; }
    Json findings() { return view()["findings"]; }
    /// The finding about 最低, wherever it is grouped.
    Json lowest() {
        auto const all = findings();
        for (auto const& right : *all["by_right"].as_array()) {
            for (auto const& one : *right["findings"].as_array()) {
                if (one["sentence"]["words"].as_string() != nullptr &&
                    one["sentence"]["words"].as_string()->find("最低") != std::string::npos)
                    return one;
            }
        }
        FAIL("no finding about 最低: " + base::to_string(all));
        return {};
    }
    test::ApiAnswer mark(std::string const& finding, std::string const& how,
                         Json const& body = nothing) {
        return bank.as("reviewer").post(path_of(id, "/findings/" + finding + "/" + how), body);
    }
};

}  // namespace

TEST_CASE("findings arrive by right, each in its sentence, with numbers of people masked") {
    Room room;
    auto const lowest = room.lowest();
    INFO(base::to_string(lowest));
    CHECK(lowest["status"] == Json("new"));
    CHECK(lowest["since"] == Json(2));
    CHECK(lowest["mark"].is_null());
    CHECK(lowest["sentence"]["words"] == Json("全网最低利率"));
    auto const& after = *lowest["sentence"]["after"].as_string();
    CHECK(after.find("13800138000") == std::string::npos);
    CHECK(after.find("联系人138") != std::string::npos);
    CHECK(room.view()["may"]["mark"] == Json(true));
}

TEST_CASE("confirming a finding gives an opinion with place, citation and advice") {
    Room room;
    auto const finding = room.lowest();
    auto const id = *finding["id"].as_string();
    auto const answer = room.mark(id, "confirm");
    REQUIRE(answer.status == 200);
    CHECK(answer.text("opinion") == "o1");
    auto const view = room.view();
    auto const& opinion = (*view["opinions"].as_array())[0];
    CHECK(opinion["text"] == finding["finding"]["advice"]);
    CHECK(opinion["place"]["begin"] == finding["finding"]["span"]["begin"]);
    CHECK(opinion["place"]["rule"] == finding["finding"]["rule"]);
    CHECK_FALSE(opinion["basis"].as_array()->empty());
    auto const marked = room.lowest();
    CHECK(marked["mark"]["mark"] == Json("confirmed"));
    CHECK(marked["mark"]["opinion"] == Json("o1"));
    CHECK(room.findings()["confirmed"] == Json(1));
    CHECK(room.mark(id, "dismiss", Json::Object{{"reason", "误报"}}).code() == "finding_marked");
    CHECK(room.mark(id, "reopen").code() == "invalid_command");
    REQUIRE(room.mark(id, "reopen", Json::Object{{"reason", "看错了"}}).status == 200);
    CHECK(room.lowest()["mark"].is_null());
}

TEST_CASE("a dismissal stands in the next revision while its sentence does, and lapses with it") {
    Room room;
    auto const id = *room.lowest()["id"].as_string();
    CHECK(room.mark(id, "dismiss").faults() == std::vector<std::string>{"reason"});
    REQUIRE(room.mark(id, "dismiss", Json::Object{{"reason", "系活动名称"}}).status == 200);

    room.return_and_revise("今日上新。\n" + Room::text_with("全网最低利率，联系人13800138000。"));
    auto const still = room.lowest();
    INFO(base::to_string(still));
    CHECK(still["id"] == Json(id));
    CHECK(still["status"] == Json("still"));
    CHECK(still["mark"]["reason"] == Json("系活动名称"));
    CHECK(still["mark"]["revision"] == Json(2));

    room.return_and_revise(Room::text_with("承诺全网最低利率。"));
    auto const lapsed = room.lowest();
    CHECK(lapsed["id"] == Json(id));
    CHECK(lapsed["mark"].is_null());
    CHECK(lapsed["lapsed"]["reason"] == Json("系活动名称"));

    room.return_and_revise(std::string(test::clean_text()));
    auto const findings = room.findings();
    auto const& gone = *findings["gone"].as_array();
    CHECK(std::ranges::any_of(gone, [&](Json const& one) { return one["id"] == Json(id); }));
    CHECK(room.mark(id, "confirm").code() == "finding_gone");
}

TEST_CASE("nobody but the reviewer who has the task marks a finding") {
    Room room;
    auto const id = *room.lowest()["id"].as_string();
    auto const path = path_of(room.id, "/findings/" + id + "/confirm");
    CHECK(room.bank.as("clerk").post(path, nothing).status == 403);
    CHECK(room.bank.as("reviewer2").post(path, nothing).status == 409);
    CHECK(room.mark("f99", "confirm").code() == "finding_absent");
    CHECK(room.mark(id, "confirm", Json::Object{{"severity", "grave"}}).faults() ==
          std::vector<std::string>{"severity"});
}

TEST_CASE("the record of each rule counts what reviewers made of its findings") {
    Room room;
    auto const lowest = room.lowest();
    auto const id = *lowest["id"].as_string();
    auto const rule = *lowest["finding"]["rule"].as_string();
    REQUIRE(room.mark(id, "confirm").status == 200);
    auto const path = "/api/v1/reports/rules?rule=" + rule;
    auto const report = room.bank.as("chief").get(path);
    REQUIRE(report.status == 200);
    auto const& rules = report.list("rules");
    REQUIRE(rules.size() == 1);
    CHECK(rules[0]["rule"] == Json(rule));
    CHECK(rules[0]["figures"]["shown"] == Json(1));
    CHECK(rules[0]["figures"]["confirmed"] == Json(1));
    CHECK(rules[0]["figures"]["precision"]["denominator"] == Json(1));
    CHECK(rules[0]["figures"]["precision"]["percent"] == Json("100.0%"));
    CHECK((*rules[0]["months"].as_array())[0]["month"] == Json("2026-11"));
    CHECK(room.bank.as("auditor").get(path + "&from=2026-11-24").list("rules").empty());
    CHECK(room.bank.as("admin").get("/api/v1/reports/rules?pack=nothing").list("rules").empty());
    CHECK(room.bank.as("admin").get(path + "&product=mortgages").faults() ==
          std::vector<std::string>{"query.product"});
    CHECK(room.bank.as("reviewer").get(path).status == 403);
    CHECK(room.bank.as("clerk").get(path).status == 403);

    auto const csv = room.bank.as("auditor").get(path + "&format=csv");
    CHECK(csv.raw.header("content-disposition") == "attachment; filename=\"rules.csv\"");
    CHECK(csv.raw.body.find(rule + ",") != std::string::npos);
}

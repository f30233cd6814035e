#include <algorithm>
#include <catch2/catch.hpp>

#include "audit/verify.hpp"
#include "http/definition_set.hpp"

using namespace yingshen;
using base::Json;
using test::activate;
using test::path_of;
using test::proposals;
using test::propose;
using test::Set;
using test::workflow_path;

namespace {

test::ApiAnswer reject(test::Bank& bank, std::string const& login, std::string const& id) {
    return bank.as(login).post(proposals + "/" + id + "/rejection",
                               Json::Object{{"reason", "依据条款有误"}});
}

/// The rule book that a submission pinned.
std::string pinned_rules(test::Bank& bank, std::string const& submission) {
    auto const events = bank.server().store().events(submission, 0);
    auto const created = base::parse_json(events.front().body);
    return *(*created)["pins"]["rulebook"].as_string();
}

std::string active_rules(test::Bank& bank) {
    // A session of its own, since the clock may have run past those that are open.
    auto const answer = bank.another("clerk")->get("/api/v1/definitions");
    REQUIRE(answer.status == 200);
    return *answer.json["rulebook"]["hash"].as_string();
}

}  // namespace

TEST_CASE("a second person brings new definitions into force, and open submissions keep theirs") {
    test::Bank bank;
    auto const before = bank.draft();
    auto const old_rules = active_rules(bank);
    CHECK(pinned_rules(bank, before) == old_rules);

    auto const proposed = propose(bank, "admin", Set().commented("新注").body("按新规调整"));
    REQUIRE(proposed.status == 201);
    CHECK(proposed.text("proposal") == "p1");
    CHECK(proposed.text("status") == "open");
    CHECK(proposed.raw.header("location") == proposals + "/p1");
    CHECK(active_rules(bank) == old_rules);

    auto const shown = bank.as("chief").get(proposals + "/p1");
    REQUIRE(shown.status == 200);
    CHECK(shown.text("note") == "按新规调整");
    CHECK(*shown.json["proposed"]["person"]["name"].as_string() == "系统管理员");
    CHECK(shown.json["results"]["files"]["changed"] == Json(Json::Array{"rules/packs/loan.yaml"}));
    CHECK(*shown.json["results"]["workflows"].as_array()->front()["scenarios"].as_int() >= 8);
    auto const& files = shown.list("files");
    auto const changed = std::ranges::find_if(
        files, [](Json const& file) { return file["change"] == Json("changed"); });
    REQUIRE(changed != files.end());
    auto const bytes =
        bank.as("chief").get("/api/v1/definitions/" + *(*changed)["hash"].as_string());
    CHECK(bytes.text("content").ends_with("# 新注\n"));

    auto const activated = activate(bank, "chief", "p1");
    REQUIRE(activated.status == 200);
    CHECK(activated.text("status") == "activated");
    CHECK(activated.text("set") == proposed.text("set"));
    auto const new_rules = active_rules(bank);
    CHECK(new_rules != old_rules);
    auto const after = bank.draft();
    CHECK(pinned_rules(bank, after) == new_rules);
    bank.act("clerk", before, "submit");
    CHECK(pinned_rules(bank, before) == old_rules);
    CHECK(bank.as("clerk").get(path_of(before)).text("state") == "pre_review");

    auto const listed = bank.as("auditor").get(proposals);
    REQUIRE(listed.status == 200);
    CHECK(*listed.json["in_force"]["proposal"].as_string() == "p1");
    CHECK(listed.json["next"].is_null());
    auto const& one = listed.list("proposals").front();
    CHECK(*one["activated"]["person"]["name"].as_string() == "陈刚");
    CHECK(audit::verify(bank.server().store(), bank.server().blobs(), "").faults.empty());

    bank.restart();
    CHECK(active_rules(bank) == new_rules);
    CHECK(bank.server().folder_difference().changed ==
          std::vector<std::string>{"rules/packs/loan.yaml"});
}

TEST_CASE("two accounts of one person are one person, and one of the two heads the center") {
    test::Bank bank;
    REQUIRE(propose(bank, "chief", Set().commented("一").body()).status == 201);
    auto const self = activate(bank, "chief.admin", "p1");
    CHECK(self.status == 403);
    CHECK(self.code() == "separation_of_duties");
    CHECK(activate(bank, "chief", "p1").code() == "separation_of_duties");
    REQUIRE(propose(bank, "admin", Set().commented("二").body()).status == 201);
    CHECK(activate(bank, "chief.admin", "p2").code() == "center_head_missing");
    CHECK(activate(bank, "admin", "p1").status == 200);
    for (auto const* login : {"clerk", "reviewer", "auditor", "head", "channel", "committee"}) {
        INFO(login);
        CHECK(propose(bank, login, Set().commented("三").body()).code() ==
              "definitions_role_missing");
        CHECK(activate(bank, login, "p2").code() == "definitions_role_missing");
        CHECK(reject(bank, login, "p2").code() == "definitions_role_missing");
    }
    for (auto const* login : {"chief", "deputy", "admin", "reviewer", "auditor"})
        CHECK(bank.as(login).get(proposals).status == 200);
    for (auto const* login : {"clerk", "inner", "head", "committee", "channel"}) {
        CHECK(bank.as(login).get(proposals).status == 403);
        CHECK(bank.as(login).get(proposals + "/p1").status == 403);
    }
}

TEST_CASE("a proposal whose base was replaced is refused and shown as outdated") {
    test::Bank bank;
    REQUIRE(propose(bank, "admin", Set().commented("一").body()).status == 201);
    REQUIRE(propose(bank, "admin", Set().commented("二").body()).status == 201);
    REQUIRE(activate(bank, "chief", "p1").status == 200);
    auto const late = activate(bank, "chief", "p2");
    CHECK(late.status == 409);
    CHECK(late.code() == "proposal_outdated");
    CHECK(late.faults() == std::vector<std::string>{"base"});
    CHECK(bank.as("chief").get(proposals + "/p2").json["outdated"] == Json(true));
    CHECK(activate(bank, "chief", "p1").code() == "proposal_decided");
    CHECK(activate(bank, "chief", "p9").status == 404);
    CHECK(propose(bank, "admin", Set().commented("一").body()).code() == "definitions_unchanged");
    CHECK(reject(bank, "deputy", "p2").status == 200);
    CHECK(bank.as("chief").get(proposals + "/p2").text("reason") == "依据条款有误");
}

TEST_CASE("a broken set is refused with every fault and the way to break its promise") {
    test::Bank bank;
    auto const broken =
        propose(bank, "chief",
                Set()
                    .replace(workflow_path, "not: [submitter, editor]", "not: [submitter]")
                    .with("rules/packs/zz.yaml", "rule: x\nrihgt: information\n")
                    .with("workflows/odd.scenarios.yaml", "scenarios: []\n")
                    .body());
    CHECK(broken.status == 422);
    CHECK(broken.code() == "definitions_refused");
    auto const has = [&](std::string const& where, std::string const& found) {
        return std::ranges::any_of(broken.list("faults"), [&](Json const& fault) {
            return fault["where"].as_string()->find(where) != std::string::npos &&
                   fault["found"].as_string()->find(found) != std::string::npos;
        });
    };
    CHECK(has("rules/packs/zz.yaml:", ""));
    CHECK(has("workflows/odd.scenarios.yaml", "none"));
    CHECK(has(workflow_path + ":", "editor"));
    CHECK(bank.as("chief").get(proposals).list("proposals").empty());
}

TEST_CASE("a changed workflow shows what becomes possible and impossible") {
    test::Bank bank;
    auto const proposed =
        propose(bank, "chief",
                Set()
                    .replace(workflow_path, "version: 1", "version: 2")
                    .replace(workflow_path, "deadline: 1 working day", "deadline: 2 working days")
                    .body());
    REQUIRE(proposed.status == 201);
    auto const shown = bank.as("deputy").get(proposals + "/p1");
    auto const& behaviour = *shown.json["results"]["behaviour"].as_array();
    REQUIRE(behaviour.size() == 1);
    CHECK(*behaviour.front()["workflow"].as_string() == "marketing_material");
    CHECK(behaviour.front()["behaves_alike"] == Json(true));
    CHECK_FALSE(behaviour.front()["differences"].as_array()->empty());
    CHECK(activate(bank, "deputy", "p1").status == 200);
    auto const active = bank.as("clerk").get("/api/v1/definitions");
    CHECK(active.list("workflows").front()["version"] == Json(2));
}

TEST_CASE("each misshapen proposal is refused with its place") {
    test::Bank bank;
    struct Row {
        std::string name;
        Json body;
        std::vector<std::string> where;
    };
    Json const one = Json::Object{{"rules/x.yaml", ""}};
    std::vector<Row> const rows = {
        {"nothing", Json::Object{}, {"note", "files"}},
        {"no files", Json::Object{{"note", "x"}, {"files", Json::Array{}}}, {"files"}},
        {"a file as a number",
         Json::Object{{"note", "x"}, {"files", Json::Object{{"rules/x.yaml", 1}}}},
         {"files.rules/x.yaml"}},
        {"a path that climbs",
         Json::Object{{"note", ""}, {"files", Json::Object{{"rules/../x.yaml", ""}}}},
         {"note", "files"}},
        {"a local time",
         Json::Object{{"note", "x"}, {"files", one}, {"effective_from", "2026-12-01"}},
         {"effective_from"}},
        {"an unknown member",
         Json::Object{{"note", "x"}, {"files", one}, {"force", true}},
         {"force"}},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const answer = propose(bank, "chief", row.body);
        CHECK(answer.status == 422);
        CHECK(answer.faults() == row.where);
    }
    CHECK(
        propose(bank, "chief", Set().commented("昨天").body("x", "2026-11-22T00:00:00Z")).code() ==
        "effective_from_invalid");
    CHECK(bank.as("chief").post(proposals + "/p1/rejection", Json::Object{}).faults() ==
          std::vector<std::string>{"reason"});
}

TEST_CASE("a set waits for its day by the clock, and can be called off before it") {
    test::Bank bank;
    auto const old_rules = active_rules(bank);
    auto const day = base::to_string(base::Time{bank.clock().now().us + 48 * 3'600'000'000});
    REQUIRE(propose(bank, "admin", Set().commented("后天").body("x", day)).status == 201);
    auto const activated = activate(bank, "chief", "p1");
    REQUIRE(activated.status == 200);
    CHECK(activated.text("in_force_from") == day);
    CHECK(active_rules(bank) == old_rules);
    auto const listed = bank.as("chief").get(proposals);
    CHECK(listed.json["in_force"]["proposal"].is_null());
    CHECK(*listed.json["next"]["proposal"].as_string() == "p1");
    bank.restart();
    bank.clock().advance_hours(47);
    CHECK(pinned_rules(bank, bank.draft()) == old_rules);

    SECTION("its day comes, and new submissions pin it without a restart") {
        bank.clock().advance_hours(1);
        auto const new_rules = active_rules(bank);
        CHECK(new_rules != old_rules);
        CHECK(pinned_rules(bank, bank.draft()) == new_rules);
        CHECK(reject(bank, "admin", "p1").code() == "proposal_decided");
        bank.restart();
        CHECK(active_rules(bank) == new_rules);
    }
    SECTION("it is called off, and its day passes") {
        CHECK(reject(bank, "admin", "p1").status == 200);
        bank.clock().advance_hours(100);
        CHECK(active_rules(bank) == old_rules);
        auto const shown = bank.another("chief")->get(proposals + "/p1");
        CHECK(shown.text("status") == "rejected");
        CHECK_FALSE(shown.json["activated"].is_null());
    }
    CHECK(audit::verify(bank.server().store(), bank.server().blobs(), "").faults.empty());
}

TEST_CASE("a second delivery of a change of definitions answers the same and changes nothing") {
    test::Bank bank;
    auto const body = Set().commented("一").body();
    auto& admin = bank.as("admin");
    auto const first = admin.post(proposals, body, {{"Idempotency-Key", "k1"}});
    auto const again = admin.post(proposals, body, {{"Idempotency-Key", "k1"}});
    CHECK(first.status == 201);
    CHECK(again.status == 201);
    CHECK(again.raw.body == first.raw.body);
    CHECK(again.raw.header("idempotent-replay") == "true");
    CHECK(again.raw.header("location") == proposals + "/p1");
    CHECK(admin.post(proposals, Set().commented("二").body(), {{"Idempotency-Key", "k1"}}).code() ==
          "idempotency_key_reused");
    CHECK(bank.as("chief").get(proposals).list("proposals").size() == 1);
}

TEST_CASE("the stream of definitions is no submission") {
    test::Bank bank;
    CHECK(bank.as("auditor").get(path_of("definitions")).status == 404);
    CHECK(bank.as("auditor").get(path_of("definitions", "/history")).status == 404);
    CHECK(bank.as("chief").post(path_of("definitions", "/claim"), Json::Object{}).status == 404);
}

namespace {

/// A rule that finds a word of the text of every draft.
std::string rule(std::string const& extra) {
    return R"(---
rule: loan.quota_word
version: 1
right: information
severity: advisory
title: 额度宣传
basis: [{statute: advertising_law_2021, article: "9"}]
effective: {from: 2021-04-29}
)" + extra +
           R"(forbid:
  any: [最高可借]
advice: 写明额度的条件。
tests:
  hit: [最高可借20万元, 最高可借30万元]
  miss: [额度以审批为准, 利率3.6%]
)";
}

}  // namespace

TEST_CASE("the second person sees what new rules would have found in the archive") {
    test::Bank bank;
    (void)bank.in_center();
    auto const shadow = Set().with("rules/packs/quota.yaml", rule("shadow: true\n"));
    REQUIRE(propose(bank, "admin", Set(shadow).body("试运行")).status == 201);
    auto const tried = bank.as("chief").get(proposals + "/p1");
    CHECK(tried.json["backtest"]["submissions"] == Json(1));
    CHECK(tried.json["backtest"]["texts"] == Json(1));
    CHECK(tried.json["backtest"]["total"]["added"] == Json(0));

    auto const live = Set().with("rules/packs/quota.yaml", rule(""));
    REQUIRE(propose(bank, "admin", Set(live).body("启用")).status == 201);
    auto const shown = bank.as("chief").get(proposals + "/p2");
    CHECK(shown.json["backtest"]["total"]["added"] == Json(1));
    auto const& rows = *shown.json["backtest"]["rules"].as_array();
    REQUIRE(rows.size() == 1);
    CHECK(rows.front()["rule"] == Json("loan.quota_word"));
    CHECK(activate(bank, "chief", "p2").status == 200);
}

TEST_CASE("the record says what a rule in shadow would have shown, and nobody is shown it") {
    test::Bank bank;
    auto const id = bank.in_center();
    auto const path = std::string("/api/v1/reports/rules");
    CHECK(bank.as("chief").get(path).json["shadow"]["submissions"] == Json(0));
    auto const shadow = Set().with("rules/packs/quota.yaml", rule("shadow: true\n"));
    REQUIRE(propose(bank, "admin", Set(shadow).body("试运行")).status == 201);
    REQUIRE(activate(bank, "chief", "p1").status == 200);
    (void)bank.in_center("第二份");

    auto const report = bank.as("auditor").get(path);
    REQUIRE(report.status == 200);
    CHECK(report.json["shadow"]["submissions"] == Json(2));
    CHECK(report.json["shadow"]["texts"] == Json(2));
    auto const& rules = *report.json["shadow"]["rules"].as_array();
    REQUIRE(rules.size() == 1);
    CHECK(rules.front()["rule"] == Json("loan.quota_word"));
    CHECK(rules.front()["hits"] == Json(2));
    CHECK(rules.front()["undecided"] == Json(2));
    auto const of = [&](std::string const& query) {
        auto const answer = bank.as("chief").get(path + query);
        return answer.json["shadow"]["rules"].as_array()->size();
    };
    CHECK(of("?rule=loan.quota_word") == 1);
    CHECK(of("?pack=loan") == 1);
    CHECK(of("?pack=deposit") == 0);
    CHECK(bank.as("chief")
              .get(path + "?product=deposit")
              .json["shadow"]["rules"]
              .as_array()
              ->front()["hits"] == Json(0));
    auto const csv = bank.as("chief").get(path + "?format=csv").raw.body;
    CHECK(csv.find("精确率,试运行命中,试运行确认,试运行误报,试运行未判定") != std::string::npos);
    CHECK(csv.find("loan.quota_word,loan,1,,,,,,,,,,2,0,0,2") != std::string::npos);
    for (auto const* view : {"", "/history"}) {
        auto const seen = bank.as("reviewer").get("/api/v1/submissions/" + id + view);
        CHECK(seen.raw.body.find("quota_word") == std::string::npos);
    }
}

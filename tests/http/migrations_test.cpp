#include <algorithm>
#include <sstream>

#include "audit/verify.hpp"
#include "http/definition_set.hpp"
#include "service/replay.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;
using test::Set;
using test::workflow_path;

namespace {

std::string const migrations = "/api/v1/definition-migrations";
std::string const scenarios_path = "workflows/marketing_material.scenarios.yaml";

/// Version two: longer deadlines, a legal review between the two others, and another name for the
/// state in which opinions are answered.
Set version_two() {
    Set set;
    set.without(scenarios_path)
        .replace(workflow_path, "version: 1", "version: 2")
        .replace(workflow_path, "deadline: 1 working day", "deadline: 2 working days")
        .replace(workflow_path, "pass: {to: center_review,", "pass: {to: legal,")
        .replace_all(workflow_path, "awaiting_response", "awaiting_answers")
        .replace(workflow_path, "  center_review:",
                 "  legal:\n"
                 "    title: {zh: 法律审查, en: Legal review}\n"
                 "    task: {role: legal_reviewer, scope: any, not: [submitter, editor, "
                 "pre_review.pass]}\n"
                 "    on:\n"
                 "      pass: {to: center_review}\n\n"
                 "  center_review:")
        .replace_all(workflow_path, "- {when: [{in_force: pre_review.pass}], to: center_review",
                     "- {when: [{in_force: pre_review.pass}, {in_force: legal.pass}], to: "
                     "center_review");
    return set;
}

/// Two people bring a set into force.
void bring(test::Bank& bank, Set const& set) {
    auto const proposed = test::propose(bank, "admin", set.body());
    INFO(proposed.raw.body);
    REQUIRE(proposed.status == 201);
    REQUIRE(test::activate(bank, "chief", proposed.text("proposal")).status == 200);
}

Json wanted(bool preview, std::string const& from = "marketing_material@1",
            std::string const& to = "marketing_material@2") {
    return Json::Object{{"from", from}, {"to", to}, {"preview", preview}};
}

test::ApiAnswer migrate(test::Bank& bank, std::string const& login, Json const& body) {
    auto answer = bank.as(login).post(migrations, body);
    INFO(answer.raw.body);
    REQUIRE(answer.status == 200);
    return answer;
}

Json const& line_of(test::ApiAnswer const& answer, std::string const& submission) {
    auto const& lines = answer.list("submissions");
    auto const found = std::ranges::find_if(
        lines, [&](Json const& line) { return line["submission"] == Json(submission); });
    REQUIRE(found != lines.end());
    return *found;
}

std::vector<std::string> faults_of(Json const& line) {
    std::vector<std::string> faults;
    for (auto const& fault : *line["refusal"]["faults"].as_array())
        faults.push_back(*fault["where"].as_string() + ": " + *fault["found"].as_string());
    return faults;
}

std::string awaiting(test::Bank& bank) {
    auto id = bank.in_center("待反馈");
    bank.claim("reviewer", id);
    bank.answer_checklist(bank.as("reviewer"), id);
    auto const given =
        bank.as("reviewer")
            .post(path_of(id, "/opinions"),
                  Json::Object{{"right", "information"},
                               {"severity", "substantive"},
                               {"text", "请写明提前还款的费用。"},
                               {"basis", Json::Array{Json::Object{{"statute", "pboc_2021_3"}}}}});
    INFO(given.raw.body);
    REQUIRE(given.status == 200);
    bank.act("reviewer", id, "give_opinions");
    return id;
}

std::string dump(test::Bank& bank) {
    std::string text;
    bank.server().store().dump_projections(
        [&](std::string_view line) { text += std::string(line) + "\n"; });
    return text;
}

}  // namespace

TEST_CASE("open submissions move to the next version, each by itself, after a look at it") {
    test::Bank bank;
    auto const drafted = bank.draft("起草");
    auto const claimed = bank.draft("前置内审");
    bank.act("clerk", claimed, "submit");
    bank.claim("inner", claimed);
    auto const past = bank.in_center("消保中心");
    auto const gone = awaiting(bank);
    auto const ended = bank.draft("撤销");
    bank.act("clerk", ended, "cancel");
    bring(bank, version_two());
    auto const fresh = bank.draft("新版");
    auto const before = dump(bank);

    auto const preview = migrate(bank, "admin", wanted(true));
    CHECK(preview.list("submissions").size() == 4);
    CHECK(preview.json["moved"] == Json(2));
    CHECK(preview.json["refused"] == Json(2));
    CHECK(preview.json["next_cursor"].is_null());
    CHECK(preview.json["to"]["version"] == Json(2));
    auto const& moving = line_of(preview, claimed);
    CHECK(moving["refusal"].is_null());
    CHECK(moving["move"]["task"]["keeps_claim"] == Json(true));
    CHECK(moving["move"]["task"]["due"] == Json("2026-11-25T10:00:00.000000Z"));
    CHECK(line_of(preview, past)["refusal"]["code"] == Json("migration_refused"));
    CHECK(faults_of(line_of(preview, past)) ==
          std::vector<std::string>{"gates: legal.pass not passed"});
    CHECK(faults_of(line_of(preview, gone)) ==
          std::vector<std::string>{"state: \"awaiting_response\""});
    CHECK(dump(bank) == before);
    CHECK(bank.server().store().events(drafted, 0).size() == 3);

    auto const applied = migrate(bank, "chief", wanted(false));
    CHECK(applied.json["moved"] == Json(2));
    CHECK(applied.json["submissions"] == preview.json["submissions"]);
    for (auto const& id : {drafted, claimed})
        CHECK(bank.server().store().events(id, 0).back().type == "migrated");
    for (auto const& id : {past, gone, ended, fresh})
        CHECK(bank.server().store().events(id, 0).back().type != "migrated");

    // Doing it again moves nothing twice.
    auto const again = migrate(bank, "chief", wanted(false));
    CHECK(again.json["moved"] == Json(0));
    CHECK(again.json["refused"] == Json(2));

    // What moved goes on under the new version, and what stayed under its own.
    bank.answer_checklist(bank.as("inner"), claimed);
    CHECK(bank.act("inner", claimed, "pass").text("state") == "legal");
    bank.claim("lawyer", claimed);
    CHECK(bank.act("lawyer", claimed, "pass").text("state") == "center_review");
    bank.claim("reviewer", past);
    bank.answer_checklist(bank.as("reviewer"), past);
    CHECK(bank.act("reviewer", past, "pass").text("state") == "sign_off");

    auto const after = dump(bank);
    (void)service::rebuild(bank.server().store(), bank.server().blobs());
    CHECK(dump(bank) == after);
    CHECK(audit::verify(bank.server().store(), bank.server().blobs(), "").faults.empty());
    bank.restart();
    CHECK(bank.as("inner").get(path_of(drafted)).status == 200);
    CHECK(migrate(bank, "admin", wanted(true)).json["moved"] == Json(0));
}

TEST_CASE("a page looks at so many open submissions, and the next begins where it ended") {
    test::Bank bank;
    std::vector<std::string> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(bank.draft("第" + std::to_string(i) + "份"));
    bring(bank, version_two());
    auto body = wanted(false);
    body.set("limit", 2);
    std::vector<std::string> moved;
    for (int pages = 0; pages < 3; ++pages) {
        auto const page = migrate(bank, "admin", body);
        for (auto const& line : page.list("submissions"))
            moved.push_back(*line["submission"].as_string());
        CHECK(page.json["next_cursor"].is_null() == (pages == 2));
        body.set("cursor", page.json["next_cursor"]);
    }
    std::ranges::sort(moved);
    std::ranges::sort(ids);
    CHECK(moved == ids);
}

TEST_CASE("a checklist that the rules of a submission do not have keeps it where it is") {
    test::Bank bank;
    auto const id = bank.draft();
    auto const basics = Set().text("rules/checklists/pre_review_basics.yaml");
    auto other = basics;
    auto const name = std::string("pre_review_basics");
    other.replace(other.find(name), name.size(), "new_basics");
    for (auto at = other.find("basics."); at != std::string::npos;
         at = other.find("basics.", at + 9))
        other.replace(at, 7, "fresh.");
    bring(bank, Set()
                    .replace(workflow_path, "version: 1", "version: 2")
                    .replace(workflow_path, "checklist: pre_review_basics", "checklist: new_basics")
                    .with("rules/checklists/new_basics.yaml", other));
    auto const page = migrate(bank, "chief", wanted(false));
    CHECK(page.json["moved"] == Json(0));
    CHECK(faults_of(line_of(page, id)) ==
          std::vector<std::string>{"pre_review.checklist: \"new_basics\""});
}

TEST_CASE("each wrong request for a migration says what it expects") {
    test::Bank bank;
    auto const hash = [&] {
        return *bank.as("clerk")
                    .get("/api/v1/definitions")
                    .list("workflows")
                    .front()["hash"]
                    .as_string();
    };
    auto const first = hash();
    REQUIRE(test::propose(bank, "admin", version_two().body()).status == 201);
    struct Row {
        std::string name;
        Json body;
        std::vector<std::string> where;
    };
    auto const old = std::string("marketing_material@1");
    auto const far = std::string(64, 'a');
    std::vector<Row> const rows = {
        {"nothing", Json::Object{}, {"from", "to", "preview"}},
        {"unknown versions", wanted(true, "x@1", far), {"from", "to"}},
        {"proposed only", wanted(true, old, "marketing_material@2"), {"to"}},
        {"the same", wanted(true, old, first), {"to"}},
        {"too many at once",
         Json::Object{{"from", old}, {"to", old}, {"preview", true}, {"limit", 201}},
         {"limit"}},
        {"an unknown member",
         Json::Object{{"from", old}, {"to", old}, {"preview", true}, {"force", true}},
         {"force"}},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const answer = bank.as("chief").post(migrations, row.body);
        CHECK(answer.status == 422);
        CHECK(answer.faults() == row.where);
    }
    for (auto const* login : {"clerk", "inner", "reviewer", "auditor", "channel"}) {
        INFO(login);
        CHECK(bank.as(login).post(migrations, wanted(true)).code() == "definitions_role_missing");
    }
    REQUIRE(test::activate(bank, "chief", "p1").status == 200);
    auto cursor = wanted(true);
    cursor.set("cursor", "nonsense");
    CHECK(bank.as("chief").post(migrations, cursor).code() == "cursor_invalid");
    CHECK(bank.as("chief").post(migrations, wanted(true, first, hash())).status == 200);
    CHECK(bank.as("chief").post(migrations, wanted(true, hash(), first)).faults() ==
          std::vector<std::string>{"to"});

    // Two sets that call themselves version 2 are told apart by hash alone.
    bring(bank, version_two().replace(workflow_path, "deadline: 5 working days",
                                      "deadline: 6 working days"));
    auto const unclear =
        bank.as("chief").post(migrations, wanted(true, "marketing_material@2", hash()));
    CHECK(unclear.faults() == std::vector<std::string>{"from"});
    CHECK(unclear.raw.body.find(hash()) != std::string::npos);
}

TEST_CASE("a migration that is delivered again answers the same and moves nothing") {
    test::Bank bank;
    auto const first = bank.draft("第一份");
    bring(bank, version_two());
    test::Headers const key{{"Idempotency-Key", "move"}};
    auto& admin = bank.as("admin");
    auto const preview = admin.post(migrations, wanted(true), {{"Idempotency-Key", "look"}});
    REQUIRE(preview.status == 200);
    CHECK(preview.json["moved"] == Json(1));
    auto const moved = admin.post(migrations, wanted(false), key);
    REQUIRE(moved.status == 200);
    CHECK(moved.json["moved"] == Json(1));
    CHECK(moved.raw.header("idempotent-replay").empty());
    auto const after = dump(bank);

    auto const again = admin.post(migrations, wanted(false), key);
    CHECK(again.raw.header("idempotent-replay") == "true");
    CHECK(again.raw.body == moved.raw.body);
    CHECK(dump(bank) == after);
    auto const other = admin.post(migrations, wanted(true), key);
    CHECK(other.status == 409);
    CHECK(other.code() == "idempotency_key_reused");
    // A key is one account's, and a preview is asked anew under its own.
    auto const colleague = bank.as("chief").post(migrations, wanted(false), key);
    CHECK(colleague.json["moved"] == Json(0));
    auto const looked = admin.post(migrations, wanted(true), {{"Idempotency-Key", "look"}});
    CHECK(looked.json["moved"] == Json(0));
    CHECK(looked.raw.header("idempotent-replay").empty());
    CHECK(line_of(moved, first)["refusal"].is_null());
}

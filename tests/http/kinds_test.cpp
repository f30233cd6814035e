#include <algorithm>
#include <catch2/catch.hpp>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;
using Texts = std::vector<std::string>;

namespace {

Json reuse_facts() {
    auto facts = test::loan_facts();
    facts.set("go_live", "2027-01-05");
    facts.set("take_down", "2027-02-05");
    return facts;
}

Json use_again(std::string const& base) {
    return Json::Object{
        {"title", "“惠贷”文案再次使用"},
        {"kind", "marketing_material"},
        {"unit", "east_credit"},
        {"workflow", "template_reuse"},
        {"based_on", base},
        {"facts", Json::Object{{"go_live", "2027-01-05"}, {"take_down", "2027-02-05"}}}};
}

/// A marketing material that went the full way.
std::string cleared(test::Bank& bank) {
    auto const id = bank.in_center();
    bank.claim("reviewer", id);
    bank.answer_checklist(bank.as("reviewer"), id);
    bank.act("reviewer", id, "pass");
    bank.claim("chief", id);
    bank.act("chief", id, "sign");
    auto const released = bank.as("clerk").upload(path_of(id, "/materials/m1/final?name=定稿.txt"),
                                                  test::clean_text());
    REQUIRE(released.status == 200);
    CHECK(bank.act("clerk", id, "confirm").text("state") == "cleared");
    return id;
}

std::string confirmed(test::Bank& bank, std::string const& base) {
    auto const created = bank.as("clerk").post("/api/v1/submissions", use_again(base));
    REQUIRE(created.status == 201);
    auto id = created.text("submission");
    bank.act("clerk", id, "submit");
    bank.claim("inner", id);
    bank.answer_checklist(bank.as("inner"), id);
    CHECK(bank.act("inner", id, "pass").text("state") == "cleared");
    return id;
}

/// What an agreement's clauses begin with, and the ids of their items.
struct ClauseSeen {
    std::string id, heading, verdict;
};
std::vector<ClauseSeen> clauses_of(test::Bank& bank, std::string const& login,
                                   std::string const& id) {
    std::vector<ClauseSeen> seen;
    auto const view = bank.as(login).get(path_of(id));
    for (auto const& item : *view.json["checklist"]["items"].as_array()) {
        auto const* heading = item["clause"]["heading"].as_string();
        if (heading == nullptr) continue;
        auto const* verdict = item["answer"]["verdict"].as_string();
        seen.push_back({*item["id"].as_string(), *heading, verdict == nullptr ? "" : *verdict});
    }
    return seen;
}

constexpr std::string_view agreement =
    "个人电子账户服务协议\n"
    "第一条　甲方自愿申请开通电子账户。\n"
    "第二条　乙方变更本协议的，提前三十日公告；甲方不同意的，可以销户。\n"
    "第三条　争议由双方协商解决；协商不成的，可以依法起诉。\n";

std::string agreement_in_center(test::Bank& bank, std::string_view bytes = agreement,
                                std::string_view media_type = "text/plain") {
    auto& clerk = bank.as("clerk");
    auto facts = test::loan_facts();
    facts.set("product", "payment");
    auto const created =
        clerk.post("/api/v1/submissions", Json::Object{{"title", "电子账户服务协议"},
                                                       {"kind", "policy_or_agreement"},
                                                       {"unit", "east_credit"},
                                                       {"facts", facts}});
    REQUIRE(created.status == 201);
    auto id = created.text("submission");
    REQUIRE(clerk.upload(path_of(id, "/materials?name=协议"), bytes, media_type).status == 200);
    bank.act("clerk", id, "submit");
    bank.claim("inner", id);
    bank.answer_checklist(bank.as("inner"), id);
    bank.act("inner", id, "pass");
    bank.claim("reviewer", id);
    return id;
}

}  // namespace

TEST_CASE("a cleared template is used again unchanged on the short track") {
    test::Bank bank(test::definitions_of_kinds());
    auto const base = cleared(bank);
    auto& clerk = bank.as("clerk");
    auto const created = clerk.post("/api/v1/submissions", use_again(base));
    REQUIRE(created.status == 201);
    auto const id = created.text("submission");
    auto const view = clerk.get(path_of(id));
    CHECK(*view.json["definitions"]["workflow"]["id"].as_string() == "template_reuse");
    CHECK(*view.json["base"]["submission"].as_string() == base);
    CHECK(*view.json["base"]["last_day"].as_string() == "2027-05-22");
    CHECK(*view.json["base"]["same_bytes"].as_bool());
    CHECK(view.json["base"]["facts_beyond"].as_array()->empty());
    CHECK(*view.json["facts"]["product"].as_string() == "consumer_loan");
    CHECK(*view.json["facts"]["go_live"].as_string() == "2027-01-05");
    CHECK(view.list("materials").size() == 1);
    CHECK(clerk.get(path_of(id, "/materials/m1/revisions/1")).raw.body == test::clean_text());

    bank.act("clerk", id, "submit");
    bank.claim("inner", id);
    bank.answer_checklist(bank.as("inner"), id);
    CHECK(bank.act("inner", id, "pass").text("state") == "cleared");
    CHECK(clerk.get(path_of(id, "/certificate")).status == 200);
    auto const rows = clerk.get("/api/v1/submissions").list("submissions");
    auto const row =
        std::ranges::find_if(rows, [&](Json const& one) { return *one["id"].as_string() == id; });
    REQUIRE(row != rows.end());
    CHECK(*(*row)["state_title"]["zh"].as_string() == "审查通过");
}

TEST_CASE("the short track is no way around: bytes, facts, term") {
    test::Bank bank(test::definitions_of_kinds());
    auto const base = cleared(bank);
    auto& clerk = bank.as("clerk");
    auto const id = clerk.post("/api/v1/submissions", use_again(base)).text("submission");
    auto const refused = [&](std::string const& login, std::string_view action) {
        return bank.as(login).post(path_of(id, "/actions/" + std::string(action)), Json::Object{});
    };
    SECTION("another text") {
        REQUIRE(
            clerk.upload(path_of(id, "/materials/m1/revisions?name=二稿.txt"), "另一文案").status ==
            200);
        CHECK(refused("clerk", "submit").faults() == Texts{"same_bytes"});
        CHECK_FALSE(*clerk.get(path_of(id)).json["base"]["same_bytes"].as_bool());
    }
    SECTION("one text more") {
        REQUIRE(clerk.upload(path_of(id, "/materials?name=附页.txt"), "附页").status == 200);
        CHECK(refused("clerk", "submit").faults() == Texts{"same_bytes"});
    }
    SECTION("a rate and a channel beyond") {
        auto facts = reuse_facts();
        facts.set("annual_rate_max", "18.5");
        facts.set("channels", Json::Array{"mobile_app", "sms"});
        REQUIRE(clerk.put(path_of(id, "/facts"), Json::Object{{"title", "再次"}, {"facts", facts}})
                    .status == 200);
        CHECK(refused("clerk", "submit").faults() == Texts{"within_cleared"});
        auto const view = clerk.get(path_of(id));
        CHECK(view.json["base"]["facts_beyond"].as_array()->size() == 2);
    }
    SECTION("a last day of use beyond the term") {
        auto facts = reuse_facts();
        facts.set("take_down", "2027-05-23");
        REQUIRE(clerk.put(path_of(id, "/facts"), Json::Object{{"title", "再次"}, {"facts", facts}})
                    .status == 200);
        CHECK(refused("clerk", "submit").faults() == Texts{"not_expired"});
    }
    SECTION("a term that ends before the confirmation") {
        bank.act("clerk", id, "submit");
        bank.claim("inner", id);
        bank.answer_checklist(bank.as("inner"), id);
        bank.clock().advance_hours(24 * 181);
        // The session has ended by then.
        auto const late = bank.another("inner")->post(path_of(id, "/actions/pass"), Json::Object{});
        CHECK(late.faults() == Texts{"not_expired"});
    }
    SECTION("the submitter's own confirmation") {
        bank.act("clerk", id, "submit");
        CHECK(clerk.post(path_of(id, "/claim"), Json::Object{}).status == 403);
    }
}

TEST_CASE("a submission starts only from one that was cleared, of its unit, by a full review") {
    test::Bank bank(test::definitions_of_kinds());
    auto const base = cleared(bank);
    auto const asked = [&](std::string const& login, Json const& body) {
        return bank.as(login).post("/api/v1/submissions", body);
    };
    auto const changed = [&](std::string const& member, Json value) {
        auto body = use_again(base);
        body.set(member, std::move(value));
        return body;
    };
    struct Row {
        std::string name, login;
        Json body;
        int status;
        std::string code, where;
    };
    auto const draft = bank.draft();
    auto const again = confirmed(bank, base);
    auto nothing = use_again(base);
    nothing.set("based_on", "");
    for (auto const& row : std::vector<Row>{
             {"a draft", "clerk", use_again(draft), 409, "base_unfit", "based_on"},
             {"an unknown one", "clerk", use_again("sub_0"), 409, "base_unfit", "based_on"},
             {"one that was itself used again", "clerk", use_again(again), 409, "base_unfit",
              "based_on"},
             {"another unit's", "reviewer", changed("unit", "west_credit"), 409, "base_unfit",
              "based_on"},
             {"one that may not be seen", "west.clerk", changed("unit", "west_credit"), 409,
              "base_unfit", "based_on"},
             {"none", "clerk", nothing, 422, "invalid_command", "based_on"},
             {"one where the workflow takes none", "clerk",
              changed("workflow", "marketing_material"), 422, "invalid_command", "based_on"},
             {"an unknown workflow", "clerk", changed("workflow", "template_reuses"), 422,
              "workflow_unknown", "workflow"},
             {"a workflow of another kind", "clerk", changed("workflow", "policy_or_agreement"),
              422, "invalid_command", "kind"},
             {"facts that do not agree with those taken over", "clerk",
              changed("facts", Json::Object{{"annual_rate_min", "20"}}), 409, "base_unfit",
              "facts.annual_rate_max"},
         }) {
        INFO(row.name);
        auto const answer = asked(row.login, row.body);
        INFO(answer.raw.body);
        CHECK(answer.status == row.status);
        CHECK(answer.code() == row.code);
        REQUIRE_FALSE(answer.faults().empty());
        CHECK(answer.faults().front() == row.where);
    }
}

TEST_CASE("a material change starts from the cleared files and facts") {
    test::Bank bank(test::definitions_of_kinds());
    auto const base = cleared(bank);
    auto& clerk = bank.as("clerk");
    Json const body = Json::Object{{"title", "“惠贷”利率调整"},
                                   {"kind", "material_change"},
                                   {"unit", "east_credit"},
                                   {"based_on", base}};
    auto without = body;
    without.set("based_on", "");
    CHECK(clerk.post("/api/v1/submissions", without).code() == "invalid_command");
    auto const created = clerk.post("/api/v1/submissions", body);
    REQUIRE(created.status == 201);
    auto const id = created.text("submission");
    auto const view = clerk.get(path_of(id));
    CHECK(view.json["base"]["last_day"].is_null());
    CHECK(view.list("materials").size() == 1);
    // The dates of use are new each time.
    CHECK(view.json["facts"]["go_live"].is_null());
    auto const refused = clerk.post(path_of(id, "/actions/submit"), Json::Object{});
    CHECK(refused.faults() == Texts{"facts_complete"});
    REQUIRE(
        clerk.upload(path_of(id, "/materials/m1/revisions?name=二稿.txt"), "变更后的文案").status ==
        200);
    CHECK_FALSE(*clerk.get(path_of(id)).json["base"]["same_bytes"].as_bool());
}

TEST_CASE("every clause of an agreement is an item of the center's checklist") {
    test::Bank bank(test::definitions_of_kinds());
    auto const id = agreement_in_center(bank);
    auto& reviewer = bank.as("reviewer");
    auto const clauses = clauses_of(bank, "reviewer", id);
    REQUIRE(clauses.size() == 4);
    CHECK(clauses[0].heading.empty());
    CHECK(clauses[2].heading.starts_with("第二条　乙方变更本协议的"));
    CHECK(clauses[2].id.starts_with("clause:m1:"));

    auto const view = reviewer.get(path_of(id));
    for (auto const& item : *view.json["checklist"]["items"].as_array()) {
        auto const& name = *item["id"].as_string();
        if (name == clauses[3].id) continue;
        REQUIRE(reviewer.put(path_of(id, "/checklist/" + name), Json::Object{{"verdict", "pass"}})
                    .status == 200);
    }
    auto const refused = reviewer.post(path_of(id, "/actions/give_opinions"), Json::Object{});
    CHECK(refused.faults() == Texts{"checklist_complete", "opinions"});
    REQUIRE(
        reviewer.put(path_of(id, "/checklist/" + clauses[3].id), Json::Object{{"verdict", "pass"}})
            .status == 200);
    CHECK(reviewer.post(path_of(id, "/actions/give_opinions"), Json::Object{}).faults() ==
          Texts{"opinions"});
    CHECK(clauses_of(bank, "reviewer", id)[3].verdict == "pass");
    CHECK(reviewer
              .put(path_of(id, "/checklist/clause:m1:000000000000"),
                   Json::Object{{"verdict", "pass"}})
              .code() == "item_absent");
}

TEST_CASE("an answer about a clause rests on the clause") {
    test::Bank bank(test::definitions_of_kinds());
    auto const id = agreement_in_center(bank);
    auto const clauses = clauses_of(bank, "reviewer", id);
    REQUIRE(bank.as("reviewer")
                .put(path_of(id, "/checklist/" + clauses[1].id), Json::Object{{"verdict", "pass"}})
                .status == 200);
    auto const history = bank.as("auditor").get(path_of(id, "/history"));
    auto const& body = history.list("events").back()["body"];
    auto const& span = body["rests_on"]["spans"].as_array()->front();
    CHECK(*span["material"].as_string() == "m1");
    CHECK(*span["begin"].as_int() == 11);
    CHECK(*span["end"].as_int() == 28);
}

TEST_CASE("a file that cannot be split is one item, read by a person") {
    test::Bank bank(test::definitions_of_kinds());
    auto const id = agreement_in_center(bank, "%PDF-1.7 and nothing else", "application/pdf");
    auto const clauses = clauses_of(bank, "reviewer", id);
    REQUIRE(clauses.size() == 1);
    REQUIRE(bank.as("reviewer")
                .put(path_of(id, "/checklist/" + clauses[0].id), Json::Object{{"verdict", "pass"}})
                .status == 200);
    auto const history = bank.as("auditor").get(path_of(id, "/history"));
    auto const& rests_on = history.list("events").back()["body"]["rests_on"];
    CHECK(*rests_on["materials"].as_array()->front().as_string() == "m1");
}

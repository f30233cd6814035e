#include <catch2/catch.hpp>

#include "http/stand_ins.hpp"
#include "service/replay.hpp"

using namespace yingshen;
using base::Json;
using test::does;
using test::in_sign_off;
using test::on_behalf_of;
using test::path_of;
using test::period;
using test::set;
using test::stand_ins;
using test::this_week;
using test::verify;

namespace {

std::string end(test::Bank& bank, std::string const& login, std::string const& id) {
    auto const answer = bank.as(login).remove(stand_ins + "/" + id + "?reason=early");
    return answer.status == 200 ? "" : answer.code();
}

std::string claims(test::Bank& bank, std::string const& login, std::string const& id,
                   std::string const& principal) {
    return does(bank.as(login), id, "/claim", principal);
}

}  // namespace

TEST_CASE("a stand-in signs from the first day to the last by the clock, and both are shown") {
    test::Bank bank;
    auto const id = in_sign_off(bank);
    auto const later = in_sign_off(bank);
    CHECK(set(bank, "chief", period("p_reviewer2", "2026-11-24", "2026-11-24")) == "s1");
    CHECK(claims(bank, "reviewer2", id, "p_chief") == "no_stand_in");
    bank.clock().advance_hours(13);  // 23:00 in China on the day before
    auto stand_in = bank.another("reviewer2");
    CHECK(does(*stand_in, id, "/claim", "p_chief") == "no_stand_in");
    bank.clock().advance_hours(1);
    CHECK(does(*stand_in, id, "/claim", "p_chief") == "");

    auto const claimed = stand_in->get(path_of(id));
    CHECK(claimed.json["task"]["claimant"]["id"] == Json("p_chief"));
    CHECK(claimed.json["task"]["claimed_by"]["id"] == Json("p_reviewer2"));
    CHECK(stand_in->post(path_of(id, "/actions/sign"), Json::Object{}).code() == "role_missing");
    CHECK(does(*stand_in, id, "/actions/sign", "p_chief") == "");

    auto const view = stand_in->get(path_of(id));
    CHECK(view.text("state") == "cleared");
    for (auto const* member : {"decisions", "moves"}) {
        auto const& last = view.list(member).back();
        CHECK(last["person"]["id"] == Json("p_reviewer2"));
        CHECK(last["on_behalf_of"]["id"] == Json("p_chief"));
    }
    auto const history = stand_in->get(path_of(id, "/history"));
    CHECK(history.list("events").back()["person"]["id"] == Json("p_reviewer2"));
    CHECK(history.list("events").back()["on_behalf_of"]["name"] == Json("陈刚"));
    auto const certificate = stand_in->get(path_of(id, "/certificate"));
    auto const body = *base::parse_json(certificate.text("body"));
    CHECK(body["certificate"] == Json("yingshen.clearance.v3"));
    auto const& decisions = *body["decisions"].as_array();
    CHECK(decisions.back()["on_behalf_of"] == Json("p_chief"));
    CHECK(decisions.front().find("on_behalf_of") == nullptr);
    auto const picture = stand_in->get(path_of(id, "/diagram"));
    CHECK(picture.raw.body.find("卫东（代陈刚）") != std::string::npos);

    bank.clock().advance_hours(23);
    stand_in = bank.another("reviewer2");
    CHECK(does(*stand_in, later, "/claim", "p_chief") == "");
    bank.clock().advance_hours(1);
    CHECK(does(*stand_in, later, "/actions/sign", "p_chief") == "no_stand_in");
    bank.restart();
    stand_in = bank.another("reviewer2");
    CHECK(does(*stand_in, later, "/actions/sign", "p_chief") == "no_stand_in");
    // What the stand-in took is the principal's.
    auto chief = bank.another("chief");
    CHECK(chief->post(path_of(later, "/actions/sign"), Json::Object{}).status == 200);
    auto const own = *base::parse_json(chief->get(path_of(later, "/certificate")).text("body"));
    CHECK(own["certificate"] == Json("yingshen.clearance.v1"));
}

TEST_CASE("a stand-in ended early decides nothing more, and what was decided stands") {
    test::Bank bank;
    auto const id = in_sign_off(bank);
    auto const next = in_sign_off(bank);
    CHECK(set(bank, "admin", this_week("p_chief", "p_reviewer2")) == "s1");
    CHECK(claims(bank, "reviewer2", id, "p_chief") == "");
    CHECK(does(bank.as("reviewer2"), id, "/actions/sign", "p_chief") == "");
    CHECK(claims(bank, "reviewer2", next, "p_chief") == "");
    CHECK(end(bank, "reviewer2", "s1") == "stand_in_not_theirs");
    CHECK(end(bank, "clerk", "s1") == "stand_in_not_found");
    CHECK(end(bank, "chief", "s1") == "");
    CHECK(end(bank, "chief", "s1") == "stand_in_over");
    CHECK(end(bank, "chief", "s9") == "stand_in_not_found");
    CHECK(does(bank.as("reviewer2"), next, "/actions/sign", "p_chief") == "no_stand_in");
    CHECK(bank.as("auditor").get(path_of(id)).text("state") == "cleared");
    auto const shown = bank.as("auditor").get(stand_ins).list("stand_ins").front();
    CHECK(shown["status"] == Json("ended"));
    CHECK(shown["set"]["capacity"] == Json("administrator"));
    CHECK(shown["ended"]["person"]["id"] == Json("p_chief"));
    CHECK(shown["ended"]["reason"] == Json("early"));

    auto const dump = [&] {
        std::string lines;
        bank.server().store().dump_projections(
            [&](std::string_view line) { lines.append(line).append("\n"); });
        return lines;
    };
    auto const before = dump();
    verify(bank);
    CHECK(service::rebuild(bank.server().store(), bank.server().blobs()) == 2);
    CHECK(dump() == before);
    verify(bank);
}

TEST_CASE("separation of duties binds a stand-in by what either of the two did") {
    test::Bank bank;
    SECTION("what the stand-in did in person") {
        auto const id = in_sign_off(bank);
        CHECK(set(bank, "chief", this_week("p_inner")) == "s1");
        CHECK(claims(bank, "inner", id, "p_chief") == "separation_of_duties");
        CHECK(end(bank, "chief", "s1") == "");
        CHECK(set(bank, "chief", this_week("p_reviewer")) == "s2");
        CHECK(claims(bank, "reviewer", id, "p_chief") == "separation_of_duties");
        CHECK(end(bank, "chief", "s2") == "");
        CHECK(set(bank, "chief", this_week("p_clerk")) == "s3");
        CHECK(claims(bank, "clerk", id, "p_chief") == "separation_of_duties");
    }
    SECTION("what the principal did") {
        auto const create = Json::Object{
            {"title", "存款海报"}, {"kind", "marketing_material"}, {"facts", test::loan_facts()}};
        auto const id = bank.as("twin").post("/api/v1/submissions", create).text("submission");
        REQUIRE(bank.as("twin")
                    .upload(path_of(id, "/materials?name=a.txt"), test::clean_text())
                    .status == 200);
        bank.act("twin", id, "submit");
        CHECK(set(bank, "twin.inner", this_week("p_inner2")) == "s1");
        CHECK(claims(bank, "inner2", id, "p_twin") == "separation_of_duties");
        CHECK_FALSE(*bank.as("inner2")
                         .get(path_of(id), on_behalf_of("p_twin"))
                         .json["may_claim"]
                         .as_bool());
        CHECK(bank.as("inner2").post(path_of(id, "/claim"), Json::Object{}).status == 200);
    }
    SECTION("what was done on behalf of the one binds both afterwards") {
        auto const id = bank.in_center();
        CHECK(set(bank, "reviewer", this_week("p_deputy")) == "s1");
        CHECK(claims(bank, "deputy", id, "p_reviewer") == "");
        auto const view = bank.as("deputy").get(path_of(id));
        for (auto const& item : *view.json["checklist"]["items"].as_array()) {
            auto const answer = bank.as("deputy").put(
                path_of(id, "/checklist/" + *item["id"].as_string()),
                Json::Object{{"verdict", "pass"}}, on_behalf_of("p_reviewer"));
            REQUIRE(answer.status == 200);
        }
        CHECK(does(bank.as("deputy"), id, "/actions/pass", "p_reviewer") == "");
        CHECK(bank.as("deputy").post(path_of(id, "/claim"), Json::Object{}).code() ==
              "separation_of_duties");
        CHECK(set(bank, "chief", this_week("p_reviewer")) == "s2");
        CHECK(claims(bank, "reviewer", id, "p_chief") == "separation_of_duties");
        CHECK(bank.as("chief").post(path_of(id, "/claim"), Json::Object{}).status == 200);
        verify(bank);
    }
}

TEST_CASE("what a stand-in may do is the principal's own: nothing is delegated on, nothing added") {
    test::Bank bank;
    auto const id = in_sign_off(bank);
    CHECK(set(bank, "chief", this_week("p_reviewer2")) == "s1");
    CHECK(set(bank, "reviewer2", this_week("p_reviewer_3")) == "s2");
    CHECK(claims(bank, "reviewer.3", id, "p_chief") == "no_stand_in");
    CHECK(claims(bank, "reviewer.3", id, "p_reviewer2") == "role_missing");
    CHECK(claims(bank, "chief", id, "p_reviewer2") == "no_stand_in");
    CHECK(claims(bank, "reviewer2", id, "p_reviewer2") == "no_stand_in");
    // A head of the center who stands in for a clerk has no more than the clerk meanwhile.
    CHECK(set(bank, "clerk", this_week("p_vice")) == "s3");
    CHECK(claims(bank, "vice", id, "p_clerk") == "role_missing");
    CHECK(bank.as("vice").post(path_of(id, "/claim"), Json::Object{}).status == 200);
}

TEST_CASE("one person stands in for two, and each of them is named") {
    test::Bank bank;
    auto const id = bank.in_center();
    CHECK(set(bank, "reviewer", this_week("p_reviewer2")) == "s1");
    CHECK(set(bank, "chief", this_week("p_reviewer2")) == "s2");
    CHECK(claims(bank, "reviewer2", id, "p_chief") == "role_missing");
    CHECK(claims(bank, "reviewer2", id, "p_reviewer") == "");
    auto headers = on_behalf_of("p_reviewer");
    headers.emplace_back("X-On-Behalf-Of", "p_chief");
    auto const both = bank.as("reviewer2").get(path_of(id), headers);
    CHECK(both.code() == "header_invalid");
    CHECK(bank.as("reviewer2").get(path_of(id), on_behalf_of("p_ chief")).code() ==
          "header_invalid");
    CHECK(bank.as("reviewer2").get(path_of(id), on_behalf_of("")).code() == "header_invalid");
}

TEST_CASE("a second delivery on behalf of somebody answers the same, also when it is over") {
    test::Bank bank;
    auto const key = [](test::Headers headers, std::string value) {
        headers.emplace_back("Idempotency-Key", std::move(value));
        return headers;
    };
    auto& chief = bank.as("chief");
    auto const first = chief.post(stand_ins, this_week("p_reviewer2"), key({}, "set"));
    auto const again = chief.post(stand_ins, this_week("p_reviewer2"), key({}, "set"));
    CHECK(first.status == 201);
    CHECK(again.status == 201);
    CHECK(again.raw.body == first.raw.body);
    CHECK(again.raw.header("idempotent-replay") == "true");
    CHECK(chief.post(stand_ins, this_week("p_reviewer"), key({}, "set")).code() ==
          "idempotency_key_reused");

    auto const id = in_sign_off(bank);
    auto& stand_in = bank.as("reviewer2");
    auto const claim = path_of(id, "/claim");
    auto const done = stand_in.post(claim, Json::Object{}, key(on_behalf_of("p_chief"), "claim"));
    REQUIRE(done.status == 200);
    CHECK(stand_in.post(claim, Json::Object{}, key({}, "claim")).code() ==
          "idempotency_key_reused");
    CHECK(end(bank, "chief", "s1") == "");
    auto const replayed =
        stand_in.post(claim, Json::Object{}, key(on_behalf_of("p_chief"), "claim"));
    CHECK(replayed.status == 200);
    CHECK(replayed.raw.body == done.raw.body);
    CHECK(stand_in.post(claim, Json::Object{}, key(on_behalf_of("p_chief"), "other")).code() ==
          "no_stand_in");
}

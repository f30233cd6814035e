#include <catch2/catch.hpp>

#include "service/clearance.hpp"
#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

constexpr std::string_view risky =
    "“惠贷”消费贷款，日利率低至0.02%，不看征信，秒到账！活动最终解释权归本行所有。";

Json opinion(std::string_view right, std::string_view severity, std::string_view text) {
    return Json::Object{{"right", right},
                        {"severity", severity},
                        {"text", text},
                        {"basis", Json::Array{Json::Object{{"statute", "pboc_2021_3"}}}},
                        {"place", Json::Object{{"material", "m1"},
                                               {"revision", 2},
                                               {"begin", 0},
                                               {"end", 4},
                                               {"quote", "江海银行"}}}};
}

std::size_t findings(test::ApiAnswer const& view) {
    return view.list("materials")
        .front()["revisions"]
        .as_array()
        ->back()["findings"]
        .as_array()
        ->size();
}

std::vector<std::string> members(Json const& list, std::string_view name) {
    std::vector<std::string> values;
    for (auto const& entry : *list.as_array())
        values.push_back(*entry[name].as_string());
    return values;
}

/// One submission on its whole way; each step checks the status, the state and the ETag.
struct Walk {
    test::Bank& bank;
    std::string id;
    std::int64_t version = 0;

    void took(test::ApiAnswer const& answer, std::string_view state, int status = 200) {
        INFO(answer.raw.body);
        REQUIRE(answer.status == status);
        CHECK(answer.text("state") == state);
        CHECK(answer.number("version") > version);
        version = answer.number("version");
        CHECK(answer.raw.header("etag") == "\"" + std::to_string(version) + "\"");
    }
    /// Every command of the walk carries the version that the step before answered.
    [[nodiscard]] test::Headers now() const {
        return {{"If-Match", "\"" + std::to_string(version) + "\""}};
    }
    void act(std::string const& login, std::string_view action, std::string_view state,
             Json const& body = Json::Object{}) {
        took(bank.as(login).post(path_of(id, "/actions/" + std::string(action)), body, now()),
             state);
    }
    void take_up(std::string const& login, std::string_view state) {
        took(bank.as(login).post(path_of(id, "/claim"), Json::Object{}, now()), state);
        bank.answer_checklist(bank.as(login), id);
        version = view(login).number("version");
    }
    [[nodiscard]] test::ApiAnswer view(std::string const& login) const {
        return bank.as(login).get(path_of(id));
    }
};

void submit_and_return(Walk& walk) {
    auto& clerk = walk.bank.as("clerk");
    auto const created =
        clerk.post("/api/v1/submissions", Json::Object{{"title", "惠贷短信文案"},
                                                       {"kind", "marketing_material"},
                                                       {"facts", test::loan_facts()}});
    walk.id = created.text("submission");
    walk.took(created, "draft", 201);
    CHECK(created.raw.header("location") == path_of(walk.id));
    walk.took(clerk.upload(path_of(walk.id, "/materials?name=文案一稿.txt"), risky, "text/plain",
                           walk.now()),
              "draft");
    auto const view = walk.view("clerk");
    CHECK(findings(view) >= 3);
    CHECK(view.raw.header("etag") == "\"" + std::to_string(walk.version) + "\"");
    walk.act("clerk", "submit", "pre_review");
    walk.take_up("inner", "pre_review");
    walk.act("inner", "return", "draft",
             Json::Object{{"reason", "other"}, {"comment", "请删除“不看征信”等表述"}});
}

void amend_and_pass(Walk& walk) {
    auto& clerk = walk.bank.as("clerk");
    auto const target = path_of(walk.id, "/materials/m1/revisions?name=文案二稿.txt");
    walk.took(clerk.upload(target, test::clean_text(), "text/plain; charset=utf-8", walk.now()),
              "draft");
    CHECK(findings(walk.view("clerk")) == 0);
    walk.act("clerk", "submit", "pre_review");
    walk.take_up("inner", "pre_review");
    walk.act("inner", "pass", "center_review");
}

void ask_and_answer(Walk& walk) {
    auto& reviewer = walk.bank.as("reviewer");
    auto& clerk = walk.bank.as("clerk");
    walk.take_up("reviewer", "center_review");
    auto const opinions = path_of(walk.id, "/opinions");
    auto const first = reviewer.post(
        opinions, opinion("information", "substantive", "请补充还款示例。"), walk.now());
    walk.took(first, "center_review");
    CHECK(first.text("opinion") == "o1");
    walk.took(
        reviewer.post(opinions, opinion("elderly", "advisory", "建议提供大字版。"), walk.now()),
        "center_review");
    walk.act("reviewer", "give_opinions", "awaiting_response");
    auto const adopted = Json::Object{{"answer", "adopted"}, {"reason", "三稿已补充"}};
    walk.took(clerk.put(path_of(walk.id, "/opinions/o1/response"), adopted, walk.now()),
              "awaiting_response");
    auto const declined = Json::Object{{"answer", "declined"}, {"reason", "短信不支持版式"}};
    walk.took(clerk.put(path_of(walk.id, "/opinions/o2/response"), declined, walk.now()),
              "awaiting_response");
    auto const amended = std::string(test::clean_text()) + "举例：借款10,000元，期限12个月。\n";
    walk.took(clerk.upload(path_of(walk.id, "/materials/m1/revisions?name=文案三稿.txt"), amended,
                           "text/plain", walk.now()),
              "awaiting_response");
    CHECK(walk.view("clerk").list("decisions").empty());
    walk.act("clerk", "respond", "pre_review");
}

void settle_and_sign(Walk& walk) {
    walk.take_up("inner", "pre_review");
    walk.act("inner", "pass", "center_review");
    walk.take_up("reviewer", "center_review");
    auto const early = walk.bank.as("reviewer")
                           .post(path_of(walk.id, "/actions/pass"), Json::Object{}, walk.now());
    CHECK(early.status == 409);
    CHECK(early.code() == "requirements_unmet");
    CHECK(early.faults() == std::vector<std::string>{"no_open_opinions"});
    auto const verified = Json::Object{{"implemented", true}, {"note", "三稿已有还款示例"}};
    walk.took(walk.bank.as("reviewer")
                  .post(path_of(walk.id, "/opinions/o1/verification"), verified, walk.now()),
              "center_review");
    walk.act("reviewer", "pass", "sign_off");
    walk.take_up("chief", "sign_off");
    walk.act("chief", "sign", "cleared");
}

}  // namespace

TEST_CASE(
    "a marketing material goes the whole way over HTTP, and its certificate verifies offline") {
    test::Bank bank;
    Walk walk{bank, {}};
    submit_and_return(walk);
    amend_and_pass(walk);
    ask_and_answer(walk);
    settle_and_sign(walk);

    auto const view = walk.view("auditor");
    CHECK(view.text("end") == "good");
    CHECK(view.json["has_certificate"] == Json(true));
    CHECK(members(view.json["decisions"], "gate") ==
          std::vector<std::string>{"pre_review.pass", "center_review.pass", "sign_off.sign"});
    CHECK(view.list("actions").empty());

    auto const certificate = bank.as("clerk").get(path_of(walk.id, "/certificate"));
    REQUIRE(certificate.status == 200);
    auto const key = bank.nobody()->get("/api/v1/clearance-key");
    review::CertificateIssued issued{certificate.text("body"), certificate.text("signature"),
                                     certificate.text("key")};
    CHECK(service::verify(issued, key.raw.body).has_value());
    issued.body[10] = issued.body[10] == 'x' ? 'y' : 'x';
    CHECK_FALSE(service::verify(issued, key.raw.body).has_value());

    auto const history = bank.as("auditor").get(path_of(walk.id, "/history"));
    CHECK(history.list("events").back()["type"] == Json("certificate_issued"));
    CHECK(static_cast<std::int64_t>(history.list("events").size()) == view.number("version"));

    auto const report =
        bank.as("auditor").get("/api/v1/reports/adoption?from=2026-11-01&to=2026-11-30");
    auto const& headline = report.list("groups").front()["figures"].as_array()->front();
    CHECK(headline["id"] == Json("adoption_rate"));
    CHECK(headline["percent"] == Json("100.0%"));
    CHECK(*headline["submissions"].as_array() == Json::Array{walk.id});
}

TEST_CASE("a revision is handed out as exactly the bytes that came, never as a page of this site") {
    test::Bank bank;
    auto const id = bank.draft();
    auto const bytes = std::string("<script>alert(1)</script>\0\xff", 27);
    auto const attached =
        bank.as("clerk").upload(path_of(id, "/materials?name=页面 一.html"), bytes, "text/html");
    REQUIRE(attached.status == 200);
    CHECK(attached.text("material") == "m2");
    auto const back = bank.as("inner").get(path_of(id, "/materials/m2/revisions/1"));
    CHECK(back.status == 200);
    CHECK(back.raw.body == bytes);
    CHECK(back.raw.header("content-type") == "text/html");
    CHECK(back.raw.header("content-disposition") ==
          "attachment; filename*=UTF-8''%E9%A1%B5%E9%9D%A2%20%E4%B8%80.html");
    CHECK(back.raw.header("x-content-type-options") == "nosniff");
    CHECK(back.raw.header("content-security-policy") == "sandbox; default-src 'none'");
    auto const view = bank.as("clerk").get(path_of(id));
    auto const& html = view.list("materials").back()["revisions"].as_array()->front();
    CHECK(html["not_read"].as_array()->front()["code"] == Json("unsupported_type"));
    for (auto const* absent :
         {"/materials/m2/revisions/2", "/materials/m9/revisions/1", "/materials/m2/revisions/x"}) {
        CHECK(bank.as("clerk").get(path_of(id, absent)).status == 404);
    }
}

TEST_CASE("a view says what each person can do now and what is missing") {
    test::Bank bank;
    auto const created = bank.as("clerk").post(
        "/api/v1/submissions", Json::Object{{"title", "空白"}, {"kind", "marketing_material"}});
    auto const id = created.text("submission");
    auto const view = bank.as("clerk").get(path_of(id));
    auto const& submit = view.list("actions").front();
    CHECK(submit["action"] == Json("submit"));
    CHECK(members(submit["unmet"], "condition") ==
          std::vector<std::string>{"facts_complete", "material_attached"});
    CHECK(bank.as("inner").get(path_of(id)).list("actions").empty());
    auto const ready = bank.draft();
    bank.act("clerk", ready, "submit");
    CHECK(bank.as("inner").get(path_of(ready)).json["may_claim"] == Json(true));
    CHECK(bank.as("clerk").get(path_of(ready)).json["may_claim"] == Json(false));
    bank.claim("inner", ready);
    auto const claimed = bank.as("inner").get(path_of(ready));
    CHECK(claimed.json["task"]["claimant"]["name"] == Json("赵敏"));
    CHECK_FALSE(claimed.json["checklist"]["items"].as_array()->empty());
}

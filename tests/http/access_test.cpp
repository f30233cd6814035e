#include <catch2/catch.hpp>
#include <map>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

/// The status that a request of `login` gets.
struct Attempt {
    std::string what;
    std::string method;
    std::string target;
    std::string body;
};

struct Right {
    Attempt attempt;
    std::map<std::string, int> by_login;  ///< everybody who is not named gets `otherwise`
    int otherwise;
};

std::vector<std::string> const everybody{"clerk",      "clerk2",     "inner",    "head",
                                         "west.clerk", "west.inner", "reviewer", "chief",
                                         "committee",  "auditor",    "channel",  "admin"};

std::string without_request_id(test::ApiAnswer const& answer) {
    auto body = answer.raw.body;
    auto const id = answer.text("request_id");
    auto const at = body.find(id);
    return at == std::string::npos ? body : body.erase(at, id.size());
}

}  // namespace

TEST_CASE("each role may see and do what the table says, and nothing else") {
    test::Bank bank;
    auto const draft = bank.draft();
    auto const waiting = bank.draft();
    bank.act("clerk", waiting, "submit");
    auto const center = bank.in_center();
    bank.claim("reviewer", center);
    auto const* const facts = R"({"title":"换标题"})";
    auto const* const opinion = R"({"right":"respect","severity":"advisory","text":"请调整措辞"})";
    std::map<std::string, int> const sees{{"clerk", 200},     {"clerk2", 200},   {"inner", 200},
                                          {"head", 200},      {"reviewer", 200}, {"chief", 200},
                                          {"committee", 200}, {"auditor", 200}};
    auto const refuse = [&](int status) {
        std::map<std::string, int> map;
        for (auto const& [login, seen] : sees)
            map[login] = status;
        return map;
    };
    auto submit = refuse(403);
    std::vector<Right> const rights{
        {{"see a submission", "GET", path_of(draft), ""}, sees, 404},
        {{"see its history", "GET", path_of(draft, "/history"), ""}, sees, 404},
        {{"see its picture", "GET", path_of(draft, "/diagram"), ""}, sees, 404},
        {{"cancel somebody's draft", "POST", path_of(draft, "/actions/cancel"), "{}"},
         [&] {
             auto map = submit;
             map.erase("clerk");
             return map;
         }(),
         404},
        {{"report", "GET", "/api/v1/reports/adoption", ""},
         {{"head", 200}, {"reviewer", 200}, {"chief", 200}, {"auditor", 200}},
         403},
        {{"see the organisation", "GET", "/api/v1/organisation", ""}, {{"admin", 200}}, 403},
        {{"issue a token", "POST", "/api/v1/tokens", R"({"login":"channel","label":"x","days":1})"},
         {{"admin", 201}},
         403},
        {{"issue a secret", "POST", "/api/v1/accounts/clerk/one-time-secret", "{}"},
         {{"admin", 201}},
         403},
        {{"see definitions", "GET", "/api/v1/definitions", ""}, {}, 200},
        {{"see words", "GET", "/api/v1/vocabulary", ""}, {}, 200},
        {{"screen a text", "POST", "/api/v1/screenings", R"({"text":"保本","kind":"new_product"})"},
         {},
         200},
    };
    for (auto const& right : rights) {
        for (auto const& login : everybody) {
            if (right.attempt.what == "cancel somebody's draft" && login == "clerk") continue;
            auto const listed = right.by_login.find(login);
            auto const expected = listed == right.by_login.end() ? right.otherwise : listed->second;
            auto const& [what, method, target, body] = right.attempt;
            INFO(login << ": " << what);
            test::Headers headers;
            if (method != "GET") headers.emplace_back("Content-Type", "application/json");
            auto const answer = bank.as(login).send(method, target, headers, body);
            INFO(answer.raw.body);
            CHECK(answer.status == expected);
        }
    }
    // Who does not hold the task does not act; who holds no role in it does not take it.
    for (auto const* login :
         {"clerk", "head", "reviewer", "chief", "committee", "auditor", "west.inner"}) {
        INFO(login);
        auto const status = bank.as(login).post(path_of(waiting, "/claim"), Json::Object{}).status;
        CHECK(status == (std::string_view(login) == "west.inner" ? 404 : 403));
    }
    for (auto const* login : {"clerk", "inner", "chief", "auditor", "reviewer2"}) {
        INFO(login);
        auto const answer = bank.as(login).send("POST", path_of(center, "/opinions"),
                                                {{"Content-Type", "application/json"}}, opinion);
        CHECK((answer.status == 403 || answer.status == 409));
    }
    CHECK(bank.as("reviewer")
              .send("POST", path_of(center, "/opinions"), {{"Content-Type", "application/json"}},
                    opinion)
              .status == 200);
    for (auto const* login : {"inner", "head", "reviewer", "auditor"}) {
        INFO(login);
        CHECK(bank.as(login)
                  .send("PUT", path_of(draft, "/facts"), {{"Content-Type", "application/json"}},
                        facts)
                  .status == 403);
    }
    CHECK(bank.as("clerk2")
              .send("PUT", path_of(draft, "/facts"), {{"Content-Type", "application/json"}}, facts)
              .status == 200);
}

TEST_CASE("absent and not yours are the same answer, byte for byte, on every route") {
    test::Bank bank;
    auto const theirs = bank.draft();
    std::string const absent = "sub_01jd9x3k4m0000000000000000";
    auto& stranger = bank.as("west.clerk");
    std::vector<Attempt> const attempts{
        {"view", "GET", "", ""},
        {"history", "GET", "/history", ""},
        {"certificate", "GET", "/certificate", ""},
        {"bytes", "GET", "/materials/m1/revisions/1", ""},
        {"facts", "PUT", "/facts", R"({"title":"t"})"},
        {"claim", "POST", "/claim", "{}"},
        {"unclaim", "DELETE", "/claim", ""},
        {"item", "PUT", "/checklist/x", R"({"verdict":"pass"})"},
        {"action", "POST", "/actions/submit", "{}"},
        {"opinion", "POST", "/opinions", R"({"right":"respect","severity":"advisory","text":"t"})"},
        {"withdrawal", "POST", "/opinions/o1/withdrawal", R"({"reason":"t"})"},
        {"response", "PUT", "/opinions/o1/response", R"({"answer":"adopted"})"},
        {"verification", "POST", "/opinions/o1/verification", R"({"implemented":true})"},
        {"upload", "POST", "/materials?name=a.txt", "bytes"},
        {"upload again", "POST", "/materials/m1/revisions?name=a.txt", "bytes"},
    };
    for (auto const& attempt : attempts) {
        INFO(attempt.what);
        std::string const type = attempt.body == "bytes" ? "text/plain" : "application/json";
        test::Headers headers{{"If-Match", "\"2\""}};
        if (!attempt.body.empty()) headers.emplace_back("Content-Type", type);
        auto const one =
            stranger.send(attempt.method, path_of(theirs, attempt.target), headers, attempt.body);
        auto const other =
            stranger.send(attempt.method, path_of(absent, attempt.target), headers, attempt.body);
        CHECK(one.status == 404);
        CHECK(without_request_id(one) == without_request_id(other));
        CHECK(one.raw.headers.size() == other.raw.headers.size());
    }
    CHECK(bank.as("clerk").get(path_of(theirs)).number("version") == 3);
}

TEST_CASE("two accounts of one person are one person to separation of duties") {
    test::Bank bank;
    auto const created =
        bank.as("twin").post("/api/v1/submissions", Json::Object{{"title", "双账号"},
                                                                 {"kind", "marketing_material"},
                                                                 {"facts", test::loan_facts()}});
    auto const id = created.text("submission");
    REQUIRE(
        bank.as("twin").upload(path_of(id, "/materials?name=a.txt"), test::clean_text()).status ==
        200);
    bank.act("twin", id, "submit");
    CHECK(bank.as("twin.inner").get(path_of(id)).json["may_claim"] == Json(false));
    auto const refused = bank.as("twin.inner").post(path_of(id, "/claim"), Json::Object{});
    CHECK(refused.status == 403);
    CHECK(refused.code() == "separation_of_duties");
    bank.claim("inner", id);
}

TEST_CASE("nobody submits for a unit in which the role is not held") {
    test::Bank bank;
    auto const body = [](std::string_view unit) {
        return Json::Object{{"title", "越权"}, {"kind", "marketing_material"}, {"unit", unit}};
    };
    CHECK(bank.as("clerk").post("/api/v1/submissions", body("west_credit")).status == 403);
    CHECK(bank.as("inner").post("/api/v1/submissions", body("east_credit")).status == 403);
    CHECK(bank.as("admin").post("/api/v1/submissions", body("bank")).status == 403);
    CHECK(bank.as("clerk").post("/api/v1/submissions", body("east_credit")).status == 201);
}

#include <catch2/catch.hpp>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

/// A folder with the shipped rules and the one workflow of these tests.
class OneWorkflow {
  public:
    OneWorkflow() {
        namespace fs = std::filesystem;
        fs::path const source(YINGSHEN_SOURCE_DIR);
        fs::create_directory_symlink(source / "rules", path() / "rules");
        fs::create_directories(path() / "workflows");
        fs::copy_file(source / "tests/http/several_people/several_people.yaml",
                      path() / "workflows/several_people.yaml");
    }
    [[nodiscard]] std::filesystem::path const& path() const { return directory_.path(); }

  private:
    test::TempDirectory directory_;
};

struct SeveralPeople {
    OneWorkflow folder;
    test::Bank bank{folder.path()};
    std::string id = bank.draft();

    [[nodiscard]] Json view(std::string const& login) {
        auto answer = bank.as(login).get(path_of(id));
        REQUIRE(answer.status == 200);
        return std::move(answer.json);
    }
    void does(std::string const& login, std::string const& path, Json const& body) {
        auto const answer = bank.as(login).post(path_of(id, path), body);
        INFO(login << " " << path << " " << answer.raw.body);
        REQUIRE(answer.status == 200);
    }
    /// The code of a command that must be refused.
    [[nodiscard]] std::string refused(std::string const& login, std::string const& path,
                                      Json const& body) {
        auto const answer = bank.as(login).post(path_of(id, path), body);
        REQUIRE(answer.status >= 400);
        return answer.code();
    }
    void acts(std::string const& login, std::string const& action,
              Json const& body = Json::Object{}) {
        does(login, "/actions/" + action, body);
    }
    void to_center() {
        acts("clerk", "submit");
        does("inner", "/claim", Json::Object{});
        bank.answer_checklist(bank.as("inner"), id);
        acts("inner", "pass");
    }
    void legal_passes() {
        does("lawyer", "/claim", Json::Object{{"side", "legal"}});
        auto const seen = view("lawyer");
        for (auto const& item :
             *seen["sides"].as_array()->front()["checklist"]["items"].as_array()) {
            auto const target = "/sides/legal/checklist/" + *item["id"].as_string();
            REQUIRE(bank.as("lawyer")
                        .put(path_of(id, target), Json::Object{{"verdict", "pass"}})
                        .status == 200);
        }
        does("lawyer", "/sides/legal/pass", Json::Object{{"comment", "无异议"}});
    }
    void to_sign_off() {
        to_center();
        legal_passes();
        does("reviewer", "/claim", Json::Object{});
        acts("reviewer", "pass");
    }
    void declined() {
        to_center();
        does("reviewer", "/claim", Json::Object{});
        does("reviewer", "/opinions",
             Json::Object{{"right", "information"},
                          {"severity", "substantive"},
                          {"text", "请写明年化利率。"}});
        acts("reviewer", "give_opinions");
        auto const answered =
            bank.as("clerk").put(path_of(id, "/opinions/o1/response"),
                                 Json::Object{{"answer", "declined"}, {"reason", "合同已写明"}});
        REQUIRE(answered.status == 200);
        acts("clerk", "respond");
        does("reviewer", "/claim", Json::Object{});
    }
};

Json vote(bool approves) {
    return Json::Object{{"approves", approves}};
}

}  // namespace

TEST_CASE("a head assigns, the holder hands on, and the submitter takes the submission back") {
    SeveralPeople people;
    people.acts("clerk", "submit");
    CHECK(*people.view("head")["may"]["assign"].as_bool());
    CHECK_FALSE(*people.view("clerk")["may"]["assign"].as_bool());
    people.does("head", "/assignment", Json::Object{{"to", "p_inner"}});
    CHECK(*people.view("clerk")["task"]["claimant"]["id"].as_string() == "p_inner");
    CHECK(people.refused("inner", "/transfer",
                         Json::Object{{"to", "p_clerk"}, {"reason", "休假"}}) == "recipient_unfit");
    people.does("inner", "/transfer", Json::Object{{"to", "p_inner2"}, {"reason", "休假"}});
    CHECK(people.refused("inner", "/actions/return", Json::Object{{"reason", "unreadable_file"}}) ==
          "task_claimed");
    auto const actions = people.view("clerk")["actions"];
    REQUIRE(actions.as_array()->size() == 1);
    CHECK(*actions.as_array()->front()["action"].as_string() == "withdraw");
    people.acts("clerk", "withdraw");
    CHECK(*people.view("clerk")["state"].as_string() == "draft");
}

TEST_CASE(
    "a person who is named must be in the organisation, and every one who is not is a fault") {
    SeveralPeople people;
    people.acts("clerk", "submit");
    auto const answer = people.bank.as("head").post(path_of(people.id, "/assignment"),
                                                    Json::Object{{"to", "p_nobody"}});
    CHECK(answer.status == 422);
    CHECK(answer.code() == "person_unknown");
    CHECK(answer.faults() == std::vector<std::string>{"to"});
}

TEST_CASE("who is copied in may read the submission, and nobody else of another branch") {
    SeveralPeople people;
    people.acts("clerk", "submit");
    people.does("inner", "/claim", Json::Object{});
    CHECK(people.bank.as("west.inner").get(path_of(people.id)).status == 404);
    people.does("inner", "/copies", Json::Object{{"to", "p_west_inner"}, {"note", "请知悉"}});
    auto const seen = people.view("west.inner");
    auto const& copy = seen["copies"].as_array()->front();
    CHECK(*copy["person"]["name"].as_string() == "褚亮");
    CHECK(*copy["by"]["id"].as_string() == "p_inner");
    CHECK(people.bank.as("west.clerk").get(path_of(people.id)).status == 404);
}

TEST_CASE("a review beside the state has its own task and checklist, and the state waits for it") {
    SeveralPeople people;
    people.to_center();
    people.does("reviewer", "/claim", Json::Object{});
    auto const waiting = people.view("reviewer");
    auto const& pass = waiting["actions"].as_array()->front();
    REQUIRE(pass["unmet"].as_array()->size() == 1);
    CHECK(pass["unmet"].as_array()->front()["title"]["zh"].as_string()->find("法律审查") !=
          std::string::npos);
    CHECK(people.refused("reviewer", "/actions/pass", Json::Object{}) == "requirements_unmet");

    auto const open = people.view("lawyer");
    auto const& side = open["sides"].as_array()->front();
    CHECK(*side["may"]["claim"].as_bool());
    CHECK(side["passed"].is_null());
    CHECK_FALSE(side["checklist"]["items"].as_array()->empty());
    CHECK(people.refused("lawyer", "/sides/legal/pass", Json::Object{}) == "task_not_claimed");
    CHECK(people.refused("lawyer", "/sides/audit/pass", Json::Object{}) == "side_absent");
    people.legal_passes();
    auto const passed = people.view("reviewer");
    CHECK(*passed["sides"].as_array()->front()["passed"]["person"]["id"].as_string() == "p_lawyer");
    people.acts("reviewer", "pass");
}

TEST_CASE("an answer in a review beside the state names what it rested on") {
    SeveralPeople people;
    people.to_center();
    people.does("lawyer", "/claim", Json::Object{{"side", "legal"}});
    auto const checklist = people.view("lawyer")["sides"].as_array()->front()["checklist"];
    auto const item = *checklist["items"].as_array()->front()["id"].as_string();
    auto const answer = [&](Json::Object rests_on) {
        return people.bank.as("lawyer").put(
            path_of(people.id, "/sides/legal/checklist/" + item),
            Json::Object{{"verdict", "pass"}, {"rests_on", std::move(rests_on)}});
    };
    CHECK(answer({{"facts", Json::Array{}}}).status == 422);
    CHECK(answer({{"facts", Json::Array{"product"}}}).status == 200);
    auto const side = people.view("lawyer")["sides"].as_array()->front();
    auto const& first = side["checklist"]["items"].as_array()->front();
    CHECK(first["answer"]["rests_on"]["facts"] == Json(Json::Array{"product"}));
}

TEST_CASE("a claimed review beside the state is given back") {
    SeveralPeople people;
    people.to_center();
    people.does("lawyer", "/claim", Json::Object{{"side", "legal"}});
    auto const given_back =
        people.bank.as("lawyer").remove(path_of(people.id, "/claim?side=legal"));
    CHECK(given_back.status == 200);
    people.does("lawyer2", "/claim", Json::Object{{"side", "legal"}});
}

TEST_CASE("a return goes to the step that the command names") {
    SeveralPeople people;
    people.to_center();
    people.does("reviewer", "/claim", Json::Object{});
    std::vector<std::string> targets;
    auto const offered = people.view("reviewer")["actions"];
    for (auto const& action : *offered.as_array()) {
        if (*action["action"].as_string() != "return") continue;
        for (auto const& target : *action["targets"].as_array())
            targets.push_back(*target["state"].as_string());
    }
    CHECK(targets == std::vector<std::string>{"draft", "pre_review"});
    CHECK(people.refused("reviewer", "/actions/return",
                         Json::Object{{"reason", "unreadable_file"}}) == "no_such_target");
    people.acts("reviewer", "return",
                Json::Object{{"reason", "unreadable_file"}, {"to", "pre_review"}});
    CHECK(*people.view("clerk")["state"].as_string() == "pre_review");
}

TEST_CASE("several heads sign by their votes, with a signer added, and the record names them") {
    SeveralPeople people;
    people.to_sign_off();
    auto const open = people.view("chief");
    CHECK(*open["may"]["vote"].as_bool());
    CHECK(*open["ballot"]["seats"].as_int() == 2);
    CHECK(people.refused("chief", "/claim", Json::Object{}) == "decided_by_votes");
    CHECK(people.refused("chief", "/actions/sign", Json::Object{}) == "decided_by_votes");
    people.does("chief", "/signers",
                Json::Object{{"person", "p_vice"}, {"seat", "after"}, {"reason", "分管产品"}});
    people.does("chief", "/votes", vote(true));
    CHECK(people.refused("chief", "/votes", vote(true)) == "voted_already");
    CHECK(people.refused("vice", "/votes", vote(true)) == "not_their_turn");
    people.does("deputy", "/votes", vote(true));
    CHECK(*people.view("vice")["ballot"]["turn"].as_string() == "after");
    people.does("vice", "/votes", vote(true));
    auto const cleared = people.view("clerk");
    CHECK(*cleared["end"].as_string() == "good");
    CHECK(cleared["decisions"].as_array()->back()["people"].as_array()->size() == 3);
}

TEST_CASE("a signer and an empty seat are removed, each with a reason") {
    SeveralPeople people;
    people.to_sign_off();
    people.does("chief", "/signers",
                Json::Object{{"person", "p_vice"}, {"seat", "after"}, {"reason", "分管产品"}});
    auto& chief = people.bank.as("chief");
    auto const silent = chief.remove(path_of(people.id, "/signers/p_vice"));
    CHECK(silent.status == 422);
    CHECK(silent.faults() == std::vector<std::string>{"query.reason"});
    CHECK(chief.remove(path_of(people.id, "/signers/p_vice?reason=不再需要")).status == 200);
    CHECK(chief.remove(path_of(people.id, "/seat?reason=休假")).status == 200);
    CHECK(*people.view("chief")["ballot"]["seats"].as_int() == 1);
    people.does("deputy", "/votes", vote(true));
    CHECK(*people.view("clerk")["end"].as_string() == "good");
}

TEST_CASE("one refusal sends the submission back with its reason") {
    SeveralPeople people;
    people.to_sign_off();
    CHECK(people.refused("chief", "/votes", vote(false)) == "invalid_command");
    people.does("chief", "/votes",
                Json::Object{{"approves", false}, {"reason", "other"}, {"comment", "利率有误"}});
    auto const back = people.view("reviewer");
    CHECK(*back["state"].as_string() == "center_review");
    CHECK(*back["moves"].as_array()->back()["comment"].as_string() == "利率有误");
}

TEST_CASE("a hearing sets a declined opinion aside, and names who sat") {
    SeveralPeople people;
    people.declined();
    people.acts("reviewer", "refer");
    people.does("committee", "/claim", Json::Object{});
    auto const hearing = [](std::vector<std::string> const& members) {
        return Json::Object{{"ruling", "set_aside"},
                            {"reason", "业务说明成立"},
                            {"members", Json::Array(members.begin(), members.end())}};
    };
    CHECK(*people.view("committee")["may"]["hear"].as_bool());
    CHECK(people.refused("committee", "/opinions/o1/hearing",
                         hearing({"p_committee", "p_reviewer", "p_committee2"})) ==
          "members_unfit");
    people.does("committee", "/opinions/o1/hearing",
                hearing({"p_committee", "p_committee2", "p_committee3"}));
    people.acts("committee", "conclude");
    auto const seen = people.view("clerk");
    auto const& opinion = seen["opinions"].as_array()->front();
    CHECK(*opinion["set_aside"].as_bool());
    CHECK(opinion["hearings"].as_array()->front()["members"].as_array()->size() == 3);
    people.does("reviewer", "/claim", Json::Object{});
    people.legal_passes();
    people.acts("reviewer", "pass");
}

TEST_CASE("reviews beside a state, signatures and copies are found in the queues of their people") {
    SeveralPeople people;
    auto const rows = [&](std::string const& login, std::string const& query) {
        auto const page = people.bank.as(login).get("/api/v1/submissions?" + query);
        REQUIRE(page.status == 200);
        return page.list("submissions");
    };
    people.acts("clerk", "submit");
    people.does("inner", "/claim", Json::Object{});
    people.does("inner", "/copies", Json::Object{{"to", "p_west_inner"}});
    CHECK(rows("west.inner", "queue=copied").size() == 1);
    CHECK(rows("west.clerk", "queue=copied").empty());
    people.bank.answer_checklist(people.bank.as("inner"), people.id);
    people.acts("inner", "pass");

    auto const waiting = rows("lawyer", "queue=group&takeable=true");
    REQUIRE(waiting.size() == 1);
    CHECK(*waiting.front()["task"]["side"].as_string() == "legal");
    CHECK(waiting.front()["task"]["due"].as_string() != nullptr);
    people.does("lawyer", "/claim", Json::Object{{"side", "legal"}});
    CHECK(rows("lawyer", "queue=mine").size() == 1);
    CHECK(rows("lawyer2", "queue=group&takeable=true").empty());
    auto const given_back =
        people.bank.as("lawyer").remove(path_of(people.id, "/claim?side=legal"));
    REQUIRE(given_back.status == 200);
    people.legal_passes();
    CHECK(rows("lawyer", "queue=mine").empty());

    people.does("reviewer", "/claim", Json::Object{});
    people.acts("reviewer", "pass");
    people.does("chief", "/signers",
                Json::Object{{"person", "p_vice"}, {"seat", "after"}, {"reason", "分管产品"}});
    auto const signatures = rows("vice", "queue=mine");
    REQUIRE(signatures.size() == 1);
    CHECK(*signatures.front()["task"]["signs"].as_bool());
    CHECK(signatures.front()["task"]["side"].is_null());
    auto const wrong = people.bank.as("vice").get("/api/v1/submissions?queue=all&takeable=true");
    CHECK(wrong.faults() == std::vector<std::string>{"query.takeable"});
}

#include "review/projection.hpp"

#include "base/json.hpp"
#include "unit/review/desk.hpp"

using namespace yingshen;
using namespace yingshen::test;

TEST_CASE("the row of a queue says whose work it is and where it belongs") {
    Desk desk(test_workflow());
    desk.give(clerk(), Create{"消费贷短信",
                              words::Kind::marketing_material,
                              "u_loans",
                              {"u_branch", "u_head"},
                              complete_facts(),
                              {}});
    auto row = project(desk.submission).row;
    CHECK(row.task_group == "submitter@u_loans");
    CHECK(row.branch == "u_head");
    CHECK(row.product == "consumer_loan");
    CHECK(row.go_live == "2026-12-01");
    CHECK(row.claimant == "clerk");
    desk.attach().submit().review(pre_reviewer(), Action::pass);
    row = project(desk.submission).row;
    CHECK(row.task_group == "center_reviewer@center");
    CHECK(row.claimant.empty());
    CHECK(row.due.has_value());
    CHECK(row.version == desk.submission.version);
}

TEST_CASE("task groups follow the scope of the task") {
    Submission submission;
    submission.unit = "u1";
    auto const group = [&](words::Scope scope) {
        submission.task = OpenTask{words::Role::department_head, scope, {}, {}, {}, {}};
        return project(submission).row.task_group;
    };
    CHECK(group(words::Scope::same_department) == "department_head@u1");
    CHECK(group(words::Scope::same_branch) == "department_head@u1");
    submission.branch = {"u2", "u3"};
    CHECK(group(words::Scope::same_branch) == "department_head@u3");
    CHECK(group(words::Scope::center) == "department_head@center");
    CHECK(group(words::Scope::any) == "department_head@any");
    submission.task.reset();
    CHECK(project(submission).row.task_group.empty());
}

TEST_CASE(
    "the rows of opinions carry the first answer, the answer in force and what became of it") {
    Desk desk(test_workflow());
    desk.to_awaiting_response().answer("o1", words::Answer::declined, "不同意");
    auto rows = project(desk.submission).opinions;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].answer == "declined");
    CHECK_FALSE(rows[0].past_response);
    CHECK(rows[1].sent);
    CHECK(rows[1].answer.empty());
    CHECK(project(desk.submission).row.open_opinions == 1);

    desk.answer("o1", words::Answer::adopted)
        .answer("o2", words::Answer::adopted)
        .act(clerk(), Action::respond);
    desk.give(center_reviewer(), Claim{})
        .give(center_reviewer(), VerifyImplementation{"o1", true, {}})
        .answer_all(center_reviewer());
    desk.act(center_reviewer(), Action::pass)
        .give(center_head(), Claim{})
        .act(center_head(), Action::sign);
    rows = project(desk.submission).opinions;
    CHECK(rows[0].first_answer == "declined");
    CHECK(rows[0].answer == "adopted");
    CHECK(rows[0].past_response);
    CHECK(rows[0].verified);
    CHECK(rows[0].cleared);
    CHECK_FALSE(rows[1].verified);
    CHECK(project(desk.submission).row.end == "good");
}

TEST_CASE("the certificate names the bytes, the people and the event it stands on") {
    Desk desk(test_workflow());
    desk.to_cleared();
    base::Digest head{};
    head.fill(0x5a);
    auto const body = certificate_body(desk.submission, head, desk.now);
    auto const json = base::parse_json(body);
    REQUIRE(json);
    CHECK(base::canonical(*json) == body);
    CHECK(*(*json)["submission"].as_string() == "sub_1");
    CHECK(*(*json)["head"].as_string() == base::hex(head));
    CHECK(*(*json)["version"].as_int() == desk.submission.version);
    auto const& materials = *(*json)["materials"].as_array();
    REQUIRE(materials.size() == 1);
    CHECK(*materials[0]["digest"].as_string() ==
          base::hex(desk.submission.materials[0].revisions.back().digest));
    auto const& decisions = *(*json)["decisions"].as_array();
    REQUIRE(decisions.size() == 3);
    CHECK(*decisions[2]["gate"].as_string() == "sign_off.sign");
    CHECK(*decisions[2]["person"].as_string() == "head");
}

TEST_CASE(
    "what decisions are about changes with title, facts, bytes and materials, and with nothing "
    "else") {
    Desk desk(test_workflow());
    desk.create().attach();
    auto const before = content_digest(desk.submission);
    auto other = desk.submission;
    other.title += "!";
    CHECK(content_digest(other) != before);
    other = desk.submission;
    other.facts["go_live"] = {"2026-12-02"};
    CHECK(content_digest(other) != before);
    other = desk.submission;
    other.materials[0].revisions.back().digest[31] ^= 1;
    CHECK(content_digest(other) != before);
    other = desk.submission;
    other.materials.push_back(other.materials[0]);
    other.materials.back().id = "m2";
    CHECK(content_digest(other) != before);
    desk.submit();
    CHECK(content_digest(desk.submission) == before);
}

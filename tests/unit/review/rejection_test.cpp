#include "review/rejection.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "unit/review/desk.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

using words::Answer;
using words::Role;
using words::Scope;
using words::Severity;
using words::Verdict;

/// One refusal: how the submission gets there, who says what, and what the answer reads.
struct Row {
    std::string name;
    std::function<void(Desk&)> prepare;
    Actor actor;
    Command command;
    std::string code;
    std::vector<std::string> faults;
};

GiveOpinion opinion(std::string text) { return {words::Right::information, Severity::substantive, std::move(text), {}, {}}; }

Create creation(std::string title) {
    return {std::move(title), words::Kind::marketing_material, "u_loans", {}, complete_facts(), {}};
}

AttachRevision revision(std::string material, std::uint8_t byte) {
    base::Digest digest{};
    digest.front() = byte;
    return {std::move(material), "短信.txt", "text/plain", digest, 120, {}};
}

void nothing(Desk&) {}

std::vector<Row> rows_of_content() {
    auto const outsider = person("auditor", {{Role::auditor, Scope::any}});
    return {
        {"create by nobody's submitter", nothing, outsider, creation("a"), "role_missing",
         {"role: expected submitter (same_department), but found auditor (any)"}},
        {"create without a title", nothing, clerk(), creation(" 　"), "invalid_command",
         {"title: expected 1 to 200 characters, but found none"}},
        {"create with a title too long", nothing, clerk(), creation(std::string(201, 'a')), "invalid_command",
         {"title: expected 1 to 200 characters, but found 201"}},
        {"create another kind", nothing, clerk(), Create{"", words::Kind::new_product, "", {}, {}, {}}, "invalid_command",
         {"title: expected 1 to 200 characters, but found none", "unit: expected 1 to 100 characters, but found none",
          "kind: expected marketing_material, but found new_product"}},
        {"create twice", [](Desk& desk) { desk.create(); }, clerk(), creation("a"), "already_created",
         {"submission: expected none, but found sub_1"}},
        {"claim before create", nothing, clerk(), Claim{}, "submission_absent",
         {"submission: expected a submission that was created, but found none"}},
        {"attach after the end", [](Desk& desk) { desk.to_cleared(); }, clerk(), revision("m1", 7), "submission_ended",
         {"state: expected a submission that has not ended, but found cleared"}},
        {"a state that the definition does not know", [](Desk& desk) { desk.create().submission.state = "limbo"; }, clerk(),
         Act{Action::submit, {}, {}}, "definition_mismatch",
         {"state: expected a state of marketing_material with a task, but found limbo"}},
        {"edit under review", [](Desk& desk) { desk.to_pre_review(); }, clerk(), SetFacts{"b", {}, {}}, "not_editable",
         {"state: expected a state in which content may change, but found pre_review"}},
        {"edit without the role", [](Desk& desk) { desk.create(); }, pre_reviewer(), SetFacts{"b", {}, {}}, "role_missing",
         {"role: expected submitter (same_department), but found pre_reviewer (same_department)"}},
        {"edit after reviewing", [](Desk& desk) { desk.to_pre_review().give(everybody("eve"), Claim{}).act(everybody("eve"), Action::return_, "unreadable_file"); },
         everybody("eve"), SetFacts{"b", {}, {}}, "separation_of_duties",
         {"person: expected a person who never reviewed the submission, but found eve, who acted in pre_review"}},
        {"the same facts", [](Desk& desk) { desk.create(); }, clerk(), SetFacts{"消费贷短信", complete_facts(), {}}, "facts_unchanged",
         {"facts: expected another title or other facts, but found the same as before"}},
        {"facts without a screening of the material", [](Desk& desk) { desk.create().attach(); }, clerk(),
         SetFacts{"b", complete_facts(), {{"m2", {}}}}, "invalid_command",
         {"screenings: expected one screening of m1, but found 0", "screenings: expected only materials of the submission, but found \"m2\""}},
        {"the same bytes", [](Desk& desk) { desk.create().attach(); }, clerk(), revision("m1", 1), "revision_unchanged",
         {"digest: expected bytes that differ from revision 1, but found the same bytes, 01" + std::string(62, '0')}},
        {"an unknown material", [](Desk& desk) { desk.create(); }, clerk(), revision("m9", 1), "material_absent",
         {"material: expected a material of the submission, but found \"m9\""}},
        {"a file without name, type and size", [](Desk& desk) { desk.create(); }, clerk(), AttachRevision{"", "", "", {}, -1, {}},
         "invalid_command",
         {"name: expected 1 to 200 characters, but found none", "media_type: expected 1 to 100 characters, but found none",
          "size: expected 0 or more bytes, but found -1"}},
        {"a malformed file name", [](Desk& desk) { desk.create(); }, clerk(), AttachRevision{"", "a\xff", "text/plain", {}, 1, {}},
         "invalid_command", {"name: expected a text in UTF-8, but found a malformed byte at offset 1"}},
        {"a material too many", [](Desk& desk) { desk.create(); for (std::uint8_t i = 0; i < 20; ++i) desk.attach(clerk(), i); },
         clerk(), revision("", 99), "limit_reached", {"materials: expected at most 20, but found 20 already"}},
        {"a revision too many", [](Desk& desk) { desk.create().attach(); for (std::uint8_t i = 2; i <= 200; ++i) desk.attach(clerk(), i, "m1"); },
         clerk(), revision("m1", 222), "limit_reached", {"revisions: expected at most 200, but found 200 already"}},
    };
}

std::vector<Row> rows_of_tasks() {
    auto const in_pre_review = [](Desk& desk) { desk.to_pre_review(); };
    auto const claimed = [](Desk& desk) { desk.to_pre_review().give(pre_reviewer(), Claim{}); };
    auto const rival = person("rival", {{Role::pre_reviewer, Scope::same_department}});
    auto const elsewhere = person("pre2", {{Role::pre_reviewer, Scope::any}});
    auto const nobody = person("guest", {});
    return {
        {"claim a draft", [](Desk& desk) { desk.create(); }, clerk(), Claim{}, "task_is_submitters",
         {"task: expected a task of a reviewer, but found the task of the submitter clerk"}},
        {"give a draft back", [](Desk& desk) { desk.create(); }, clerk(), Unclaim{}, "task_is_submitters",
         {"task: expected a task of a reviewer, but found the task of the submitter clerk"}},
        {"claim in another department", in_pre_review, elsewhere, Claim{}, "role_missing",
         {"role: expected pre_reviewer (same_department), but found pre_reviewer (any)"}},
        {"claim without any role", in_pre_review, nobody, Claim{}, "role_missing",
         {"role: expected pre_reviewer (same_department), but found no role"}},
        {"claim what somebody has", claimed, rival, Claim{}, "task_claimed",
         {"claimant: expected nobody, but found pre since 2026-11-18T11:09:40.000000Z"}},
        {"give back what nobody has", in_pre_review, rival, Unclaim{}, "task_not_claimed", {"claimant: expected rival, but found nobody"}},
        {"give back what somebody else has", claimed, rival, Unclaim{}, "task_claimed",
         {"claimant: expected rival, but found pre since 2026-11-18T11:09:40.000000Z"}},
        {"pass without a claim", in_pre_review, pre_reviewer(), Act{Action::pass, {}, {}}, "task_not_claimed",
         {"claimant: expected pre, but found nobody"}},
        {"pass what somebody else has", claimed, rival, Act{Action::pass, {}, {}}, "task_claimed",
         {"claimant: expected rival, but found pre since 2026-11-18T11:09:40.000000Z"}},
        {"submit for a colleague", [](Desk& desk) { desk.create().attach(); }, colleague(), Act{Action::submit, {}, {}}, "not_submitter",
         {"person: expected the submitter clerk, but found colleague"}},
        {"an item that does not apply", claimed, pre_reviewer(), AnswerItem{"basics.rate", Verdict::pass, {}}, "item_absent",
         {"item: expected an applicable item of basics, but found \"basics.rate\" in pre_review"}},
        {"an item where there is no checklist", [](Desk& desk) { desk.create(); }, clerk(), AnswerItem{"basics.complete", Verdict::pass, {}},
         "item_absent", {"item: expected a state with a checklist, but found \"basics.complete\" in draft"}},
        {"a failed item without a note", claimed, pre_reviewer(), AnswerItem{"basics.complete", Verdict::fail, {}}, "invalid_command",
         {"note: expected 1 to 2000 characters, but found none"}},
        {"an item that does not apply, without a reason", claimed, pre_reviewer(), AnswerItem{"basics.complete", Verdict::not_applicable, " "},
         "invalid_command", {"note: expected 1 to 2000 characters, but found none"}},
    };
}

std::vector<Row> rows_of_actions() {
    auto const claimed = [](Desk& desk) { desk.to_pre_review().give(pre_reviewer(), Claim{}); };
    auto const one_failed = [claimed](Desk& desk) {
        claimed(desk);
        desk.answer_all(pre_reviewer()).give(pre_reviewer(), AnswerItem{"basics.readable", Verdict::fail, "第二页看不清"});
    };
    return {
        {"sign in pre-review", claimed, pre_reviewer(), Act{Action::sign, {}, {}}, "action_not_possible",
         {"action: expected one of pass, return, but found sign in pre_review"}},
        {"submit an empty draft",
         [](Desk& desk) { desk.give(clerk(), Create{"a", words::Kind::marketing_material, "u", {}, {{"product", {"fund"}}}, {}}); },
         clerk(), Act{Action::submit, {}, {}}, "requirements_unmet",
         {"facts_complete: expected every required fact declared, but found audience, channels, go_live not declared",
          "material_attached: expected at least one material, but found none"}},
        {"submit after a screening that failed",
         [](Desk& desk) {
             desk.create().give(clerk(), AttachRevision{"", "a", "text/plain", {}, 1, {{}, {{{}, std::string(screening_failed), {"", ""}}}}});
         },
         clerk(), Act{Action::submit, {}, {}}, "requirements_unmet", {"screened: expected every current revision screened, but found m1 not screened"}},
        {"pass with an unanswered checklist", claimed, pre_reviewer(), Act{Action::pass, {}, {}}, "requirements_unmet",
         {"checklist_complete: expected every applicable checklist item answered, but found basics.complete, basics.readable not answered",
          "no_failed_items: expected no checklist item failed, but found basics.complete, basics.readable not answered"}},
        {"pass with a failed item", one_failed, pre_reviewer(), Act{Action::pass, {}, {}}, "requirements_unmet",
         {"no_failed_items: expected no checklist item failed, but found basics.readable failed"}},
        {"return without a reason", claimed, pre_reviewer(), Act{Action::return_, {}, "看不清"}, "requirements_unmet",
         {"reason: expected a reason, but found none"}},
        {"return for an unknown reason", claimed, pre_reviewer(), Act{Action::return_, "bad_mood", {}}, "invalid_command",
         {"reason: expected one of unreadable_file, attachment_mismatch, other, but found \"bad_mood\""}},
        {"return for another reason that is not told", claimed, pre_reviewer(), Act{Action::return_, "other", {}}, "invalid_command",
         {"comment: expected 1 to 2000 characters, but found none"}},
        {"give opinions where there are none",
         [](Desk& desk) { desk.to_center_review().give(center_reviewer(), Claim{}).answer_all(center_reviewer()); }, center_reviewer(),
         Act{Action::give_opinions, {}, {}}, "requirements_unmet", {"opinions: expected at least one opinion that was not sent yet, but found none"}},
        {"pass over an opinion",
         [](Desk& desk) { desk.to_center_review().give(center_reviewer(), Claim{}).answer_all(center_reviewer()).opinion(Severity::advisory); },
         center_reviewer(), Act{Action::pass, {}, {}}, "requirements_unmet", {"no_open_opinions: expected every opinion settled, but found o1 not settled"}},
        {"respond before every opinion is answered", [](Desk& desk) { desk.to_awaiting_response().answer("o2", Answer::adopted); }, clerk(),
         Act{Action::respond, {}, {}}, "requirements_unmet", {"opinions_answered: expected every opinion of the letter answered, but found o1 not answered"}},
        {"pass what was adopted and not verified", [](Desk& desk) { desk.to_verification().answer_all(center_reviewer()); }, center_reviewer(),
         Act{Action::pass, {}, {}}, "requirements_unmet", {"no_open_opinions: expected every opinion settled, but found o1 not settled"}},
        {"sign what lost its decision",
         [](Desk& desk) {
             desk.to_sign_off().give(center_head(), Claim{});
             desk.submission.decisions.pop_back();
         },
         center_head(), Act{Action::sign, {}, {}}, "requirements_unmet", {"in_force: expected center_review.pass in force for this content, but found no such decision in force"}},
    };
}

std::vector<Row> rows_of_opinions() {
    auto const at_center = [](Desk& desk) { desk.to_center_review().give(center_reviewer(), Claim{}); };
    auto const given = [at_center](Desk& desk) { at_center(desk); desk.opinion(Severity::substantive); };
    auto const withdrawn = [given](Desk& desk) { given(desk); desk.give(center_reviewer(), WithdrawOpinion{"o1", "重复"}); };
    auto const letter = [](Desk& desk) { desk.to_awaiting_response(); };
    auto const verifying = [](Desk& desk) { desk.to_verification(); };
    auto const verified = [](Desk& desk) { desk.to_verification().give(center_reviewer(), VerifyImplementation{"o1", true, {}}); };
    auto const refused_once = [](Desk& desk) {
        desk.to_verification().give(center_reviewer(), VerifyImplementation{"o1", false, "仍未写明"}).answer_all(center_reviewer())
            .opinion(Severity::advisory).act(center_reviewer(), Action::give_opinions);
    };
    Place const nowhere{"m3", 1, 5, 2, "", ""};
    Place const ahead{"m1", 4, 0, 2, "", ""};
    return {
        {"an opinion in pre-review", [](Desk& desk) { desk.to_pre_review().give(pre_reviewer(), Claim{}); }, pre_reviewer(), opinion("a"),
         "opinions_not_possible", {"state: expected a reviewer's state with give_opinions, but found pre_review"}},
        {"an opinion without a claim", [](Desk& desk) { desk.to_center_review(); }, center_reviewer(), opinion("a"), "task_not_claimed",
         {"claimant: expected center, but found nobody"}},
        {"an empty opinion", at_center, center_reviewer(), opinion(""), "invalid_command", {"text: expected 1 to 4000 characters, but found none"}},
        {"an opinion about no place", at_center, center_reviewer(), GiveOpinion{words::Right::redress, Severity::advisory, "a", {}, nowhere},
         "invalid_command",
         {"place.material: expected a material of the submission, but found \"m3\"", "place.end: expected 0 <= begin <= end, but found begin 5, end 2"}},
        {"an opinion about a revision to come, with too many citations", at_center, center_reviewer(),
         GiveOpinion{words::Right::redress, Severity::advisory, "a", std::vector<rulebook::Citation>(21), ahead}, "invalid_command",
         {"basis: expected at most 20 citations, but found 21", "place.revision: expected a revision from 1 to 1, but found 4"}},
        {"an opinion too many", [at_center](Desk& desk) { at_center(desk); for (int i = 0; i < 200; ++i) desk.opinion(Severity::advisory); },
         center_reviewer(), opinion("a"), "limit_reached", {"opinions: expected at most 200, but found 200 already"}},
        {"withdraw what is not there", given, center_reviewer(), WithdrawOpinion{"o9", "重复"}, "opinion_absent",
         {"opinion: expected an opinion of the submission, but found \"o9\""}},
        {"withdraw twice", withdrawn, center_reviewer(), WithdrawOpinion{"o1", "重复"}, "opinion_withdrawn",
         {"opinion: expected o1 standing, but found withdrawn"}},
        {"withdraw without a reason", given, center_reviewer(), WithdrawOpinion{"o1", ""}, "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
        {"respond under review", given, clerk(), RespondToOpinion{"o1", Answer::adopted, {}}, "responses_not_possible",
         {"state: expected a submitter's state with respond, but found center_review"}},
        {"respond for the submitter", letter, colleague(), RespondToOpinion{"o1", Answer::adopted, {}}, "not_submitter",
         {"person: expected the submitter clerk, but found colleague"}},
        {"decline without a reason", letter, clerk(), RespondToOpinion{"o1", Answer::declined, {}}, "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
        {"adopt in part without a reason", letter, clerk(), RespondToOpinion{"o1", Answer::partially_adopted, {}}, "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
        {"the same answer again", [](Desk& desk) { desk.to_awaiting_response().answer("o1", Answer::adopted); }, clerk(),
         RespondToOpinion{"o1", Answer::adopted, {}}, "answer_unchanged",
         {"answer: expected another answer or another reason, but found adopted as before"}},
        {"change an answer after responding", refused_once, clerk(), RespondToOpinion{"o2", Answer::adopted, {}}, "answer_final",
         {"opinion: expected an opinion that waits for an answer, but found o2 finally declined"}},
        {"answer an opinion before its letter", [](Desk& desk) { desk.to_awaiting_response().submission.opinions[0].letter = 0; }, clerk(),
         RespondToOpinion{"o1", Answer::adopted, {}}, "opinion_not_sent", {"opinion: expected o1 sent in a letter, but found not sent yet"}},
        {"verify what was declined", verifying, center_reviewer(), VerifyImplementation{"o2", true, {}}, "opinion_not_adopted",
         {"opinion: expected o2 adopted or partially adopted, but found declined"}},
        {"verify what was not answered", given, center_reviewer(), VerifyImplementation{"o1", true, {}}, "opinion_not_adopted",
         {"opinion: expected o1 adopted or partially adopted, but found not answered"}},
        {"verify twice", verified, center_reviewer(), VerifyImplementation{"o1", true, {}}, "already_verified",
         {"opinion: expected o1 not verified yet, but found verified in this content"}},
        {"refuse an implementation without a note", verifying, center_reviewer(), VerifyImplementation{"o1", false, {}}, "invalid_command",
         {"note: expected 1 to 2000 characters, but found none"}},
    };
}

std::vector<Row> rows_of_duties() {
    auto const to_pre = [](Desk& desk) { desk.to_pre_review(); };
    auto const to_center = [](Desk& desk) {
        desk.to_pre_review().review(everybody("eve", "eve_1"), Action::pass);
    };
    return {
        {"the submitter reviews", to_pre, everybody("clerk"), Claim{}, "separation_of_duties",
         {"person: expected a person other than the submitter, but found clerk, who submitted it",
          "person: expected a person who never edited the content, but found clerk, who edited it"}},
        {"an editor reviews", [](Desk& desk) { desk.create().attach().attach(colleague(), 2, "m1").submit(); }, everybody("colleague"), Claim{},
         "separation_of_duties", {"person: expected a person who never edited the content, but found colleague, who edited it"}},
        {"the pre-reviewer reviews at the center through a second account", to_center, everybody("eve", "eve_2"), Claim{}, "separation_of_duties",
         {"person: expected a person who did not act in pre_review, but found eve, who acted there"}},
    };
}

std::vector<Row> all_rows() {
    std::vector<Row> rows;
    for (auto* part : {rows_of_content, rows_of_tasks, rows_of_actions, rows_of_opinions, rows_of_duties}) {
        for (auto& row : part()) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

TEST_CASE("every refusal says what was expected and what was found") {
    for (auto const& row : all_rows()) {
        DYNAMIC_SECTION(row.name) {
            Desk desk(test_workflow());
            row.prepare(desk);
            auto const before = desk.submission;
            auto const error = desk.refused(row.actor, row.command);
            CHECK(error.code == row.code);
            std::vector<std::string> faults;
            for (auto const& fault : error.faults) faults.push_back(to_string(fault));
            CHECK(faults == row.faults);
            CHECK(desk.submission == before);
        }
    }
}

TEST_CASE("the table of refusals holds every code, in the order of the enumerators, in both languages") {
    std::set<std::string_view> codes;
    std::size_t index = 0;
    for (auto const& text : refusals()) {
        CHECK(static_cast<std::size_t>(text.refusal) == index++);
        CHECK_FALSE(text.zh.empty());
        CHECK_FALSE(text.en.empty());
        CHECK(codes.insert(text.code).second);
    }
    CHECK(index == static_cast<std::size_t>(Refusal::already_verified) + 1);
    for (auto const& row : all_rows()) codes.erase(row.code);
    CHECK(codes == std::set<std::string_view>{});
}

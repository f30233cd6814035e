#include <catch2/catch.hpp>

#include "unit/review/findings_desk.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

using Mark = FindingMarked::Mark;

}  // namespace

TEST_CASE("findings keep their ids over revisions, new ones get the next, and gone ones say when") {
    FindingsDesk desk("本品保本。另有最佳收益。");
    desk.revise("上新。本品保本。年年零风险。");
    auto const& current = desk.submission.materials.front().revisions.back();
    CHECK(current.finding_ids == std::vector<std::string>{"f1", "f3"});
    CHECK(desk.submission.findings[0].since == 1);
    CHECK(desk.submission.findings[0].gone_in == 0);
    CHECK(desk.submission.findings[1].gone_in == 2);
    CHECK(desk.submission.findings[2].since == 2);
    desk.revise("另有最佳收益。");
    CHECK(desk.submission.materials.front().revisions.back().finding_ids ==
          std::vector<std::string>{"f4"});
    CHECK(desk.submission.findings[1].gone_in == 2);
}

TEST_CASE("other facts leave the same findings their ids") {
    FindingsDesk desk("本品保本。另有最佳收益。");
    auto facts = desk.submission.facts;
    facts["fees"] = {"有"};
    auto const& last = desk.submission.materials.front().revisions.back();
    Screening screening{{last.findings[1]}, {}};
    desk.give(clerk(), SetFacts{desk.submission.title, facts, {{"m1", screening}}});
    CHECK(desk.submission.materials.front().revisions.back().finding_ids ==
          std::vector<std::string>{"f2"});
    CHECK(desk.submission.findings[0].gone_in == 1);
}

TEST_CASE("a log of before findings were followed gives them ids in order") {
    FindingsDesk desk("本品保本。");
    desk.revise("上新。本品保本。");
    REQUIRE(std::get<Screened>(desk.log.back().event).ids == std::vector<std::string>{"f1"});
    Submission old;
    for (auto recorded : desk.log) {
        if (auto* screened = std::get_if<Screened>(&recorded.event)) screened->ids.clear();
        apply(old, recorded);
    }
    CHECK(old.materials.front().revisions.back().finding_ids == std::vector<std::string>{"f2"});
    CHECK(old.findings[0].gone_in == 2);
}

TEST_CASE("a finding that is confirmed becomes an opinion with place, citation and advice") {
    FindingsDesk desk("上新。本品保本。");
    desk.to_center().give(center_reviewer(),
                          ConfirmFinding{"f1", {}, {}, {{"advertising_law_2021", "25(1)"}}});
    REQUIRE(desk.submission.opinions.size() == 1);
    auto const& opinion = desk.submission.opinions.front();
    CHECK(opinion.text == "请删除保本");
    CHECK(opinion.severity == words::Severity::substantive);
    CHECK(opinion.basis == std::vector<rulebook::Citation>{{"advertising_law_2021", "25(1)"}});
    CHECK(opinion.place == Place{"m1", 1, 5, 7, "保本", "no.保本"});
    auto const& mark = desk.submission.findings.front().mark;
    REQUIRE(mark);
    CHECK(mark->mark == Mark::confirmed);
    CHECK(mark->opinion == "o1");
    CHECK(mark->by == "center");
    CHECK(mark->revision == 1);
}

TEST_CASE("who confirms a finding may say it otherwise, and less severely") {
    FindingsDesk desk("本品保本。");
    desk.to_center().give(center_reviewer(),
                          ConfirmFinding{"f1", "请改写。", words::Severity::advisory, {}});
    CHECK(desk.submission.opinions.front().text == "请改写。");
    CHECK(desk.submission.opinions.front().severity == words::Severity::advisory);
}

TEST_CASE("a dismissal stands in the next revision while its sentence does") {
    FindingsDesk desk("上新。本品不保本。");
    desk.to_center().give(center_reviewer(), DismissFinding{"f1", "已有否定词"});
    desk.returned();
    SECTION("another sentence changed") {
        desk.revise("今日上新。本品不保本。");
        REQUIRE(desk.submission.findings.front().mark);
        CHECK(desk.submission.findings.front().mark->reason == "已有否定词");
        CHECK(desk.submission.findings.front().mark->revision == 1);
    }
    SECTION("its own sentence changed") {
        desk.revise("上新。本品保本。");
        auto const& finding = desk.submission.findings.front();
        CHECK(finding.gone_in == 0);
        CHECK_FALSE(finding.mark);
        REQUIRE(finding.lapsed);
        CHECK(finding.lapsed->reason == "已有否定词");
        desk.submit().review(pre_reviewer(), Action::pass).give(center_reviewer(), Claim{});
        desk.give(center_reviewer(), DismissFinding{"f1", "仍是否定"});
        CHECK_FALSE(desk.submission.findings.front().lapsed);
    }
}

TEST_CASE("a confirmation stands whatever becomes of the sentence") {
    FindingsDesk desk("本品保本。");
    desk.to_center().give(center_reviewer(), ConfirmFinding{"f1", {}, {}, {}});
    desk.returned();
    desk.revise("本品向来保本。");
    CHECK(desk.submission.findings.front().mark);
}

TEST_CASE("reopening takes a dismissal back, and with a confirmation its opinion") {
    FindingsDesk desk("本品保本。另有最佳收益。");
    desk.to_center()
        .give(center_reviewer(), DismissFinding{"f1", "误报"})
        .give(center_reviewer(), ConfirmFinding{"f2", {}, {}, {}})
        .give(center_reviewer(), ReopenFinding{"f1", {}})
        .give(center_reviewer(), ReopenFinding{"f2", "看错了"});
    CHECK_FALSE(desk.submission.findings[0].mark);
    CHECK_FALSE(desk.submission.findings[1].mark);
    CHECK(desk.submission.opinions.front().withdrawn);
}

TEST_CASE("withdrawing the opinion of a finding opens the finding again") {
    FindingsDesk desk("本品保本。");
    desk.to_center()
        .give(center_reviewer(), ConfirmFinding{"f1", {}, {}, {}})
        .give(center_reviewer(), WithdrawOpinion{"o1", "重复"});
    CHECK_FALSE(desk.submission.findings.front().mark);
    desk.give(center_reviewer(), ConfirmFinding{"f1", {}, {}, {}});
    CHECK(desk.submission.findings.front().mark->opinion == "o2");
}

TEST_CASE("a finding is shown from when the first reviewer's task begins with it") {
    FindingsDesk desk("本品保本。");
    CHECK_FALSE(desk.submission.findings.front().shown_at);
    desk.revise("最佳。");
    desk.submit();
    CHECK_FALSE(desk.submission.findings[0].shown_at);
    REQUIRE(desk.submission.findings[1].shown_at);
    auto const first = desk.submission.findings[1].shown_at;
    desk.review(pre_reviewer(), Action::pass);
    CHECK(desk.submission.findings[1].shown_at == first);
}

TEST_CASE("a workflow may ask that no finding is left unmarked, and says which are") {
    auto definition = test_workflow();
    for (auto& state : definition.states) {
        if (state.id != "center_review") continue;
        auto const pass =
            std::ranges::find(state.transitions, Action::pass, &workflow::Transition::action);
        workflow::Requirement settled;
        settled.condition = workflow::Condition::findings_settled;
        pass->needs.push_back(settled);
    }
    FindingsDesk desk("本品保本。另有最佳收益。", definition);
    desk.to_center().answer_all(center_reviewer());
    desk.give(center_reviewer(), DismissFinding{"f2", "系书名"});
    auto const error = desk.refused(center_reviewer(), Act{Action::pass, {}, {}});
    CHECK(error.code == "requirements_unmet");
    REQUIRE(error.faults.size() == 1);
    CHECK(to_string(error.faults.front()) ==
          "findings_settled: expected every finding confirmed or dismissed, but found f1 not "
          "marked");
    desk.give(center_reviewer(), DismissFinding{"f1", "已有否定词"});
    desk.act(center_reviewer(), Action::pass);
    CHECK(desk.submission.state == "sign_off");
}

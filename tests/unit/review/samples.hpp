#pragma once
#include <string>
#include <vector>

#include "review/event.hpp"

/// One event of every type, and a second where members may be absent: what the codec is tested on
/// and what the frozen corpus began with.
namespace yingshen::test {

struct Sample {
    std::string name;
    review::Event event;
};

inline base::Digest digest_of(std::uint8_t byte) {
    base::Digest digest{};
    digest.fill(byte);
    return digest;
}

inline std::vector<Sample> content_samples() {
    using namespace review;
    words::FactSet const facts{{"annual_rate_max", {"18.25"}},
                               {"channels", {"sms", "wechat"}},
                               {"fees", {"无"}},
                               {"go_live", {"2026-12-01"}},
                               {"product", {"consumer_loan"}}};
    screening::Finding const finding{"loan.annual_rate",
                                     2,
                                     words::Right::information,
                                     words::Severity::substantive,
                                     "须展示年化利率",
                                     "请写明年化利率。",
                                     {3, 7, 9, 21},
                                     "日息万五",
                                     {"《公告》第三条"}};
    auto asked = finding;
    asked.kind = screening::FindingKind::asked;
    asked.question = "是否为该客户可得的利率？";
    asked.detail = "按360天折算为18.00%";
    auto and_more = finding;
    and_more.more = 37;
    auto on_page = finding;
    on_page.place = screening::PagePlace{3, 2, "", screening::PagePlace::Box{72, 90, 451, 13}};
    auto in_cell = finding;
    in_cell.place = screening::PagePlace{1, 0, "费率表 B4", std::nullopt};
    screening::NotRead const picture{
        {}, "picture", {"图片未读取", "A picture was not read"}, screening::PagePlace{4, 0}};
    return {
        {"created.v1",
         Created{"消费贷短信",
                 words::Kind::marketing_material,
                 "u_loans",
                 {"u_branch", "u_head"},
                 facts,
                 {digest_of(1), digest_of(2)},
                 "draft",
                 {words::Role::submitter, words::Scope::same_department, std::nullopt}}},
        {"created.v1.with_deadline",
         Created{"开户协议",
                 words::Kind::policy_or_agreement,
                 "u_deposits",
                 {},
                 {},
                 {},
                 "draft",
                 {words::Role::submitter, words::Scope::any, base::Time{1'795'000'000'000'000}}}},
        {"facts_set.v1", FactsSet{"消费贷短信(二)", facts}},
        {"revision_attached.v1",
         RevisionAttached{"m1", 2, "短信\"稿\".txt", "text/plain", digest_of(0xab), 120}},
        {"screened.v1",
         Screened{"m1", 2, {finding}, {{{0, 0, 40, 44}, "not_utf8", {"不是 UTF-8", "Not UTF-8"}}}}},
        {"screened.v1.asked", Screened{"m1", 1, {asked}, {}}},
        {"screened.v1.more", Screened{"m1", 1, {and_more}, {}}},
        {"screened.v1.clean", Screened{"m2", 1, {}, {}}},
        {"revision_attached.v2", RevisionAttached{"m2", 1, "产品说明书.pdf", "application/pdf",
                                                  digest_of(0xac), 90'000, digest_of(0xad)}},
        {"screened.v2", Screened{"m2", 1, {on_page, in_cell}, {picture}}},
        {"screened.v3", Screened{"m1", 3, {finding, asked}, {}, {"f4", "f7"}, {"f4"}}},
        {"decisions_voided.v1",
         DecisionsVoided{
             DecisionsVoided::Cause::content_changed, {"pre_review.pass"}, {"o1", "o3"}}},
        {"decisions_voided.v1.returned",
         DecisionsVoided{DecisionsVoided::Cause::returned, {"center_review.pass"}, {}}},
    };
}

inline std::vector<Sample> review_samples() {
    using namespace review;
    return {
        {"claimed.v1", Claimed{}},
        {"unclaimed.v1", Unclaimed{}},
        {"item_answered.v1",
         ItemAnswered{"information.annual_rate_shown", words::Verdict::fail, "未展示"}},
        {"opinion_given.v1", OpinionGiven{"o1",
                                          words::Right::information,
                                          words::Severity::substantive,
                                          "请写明年化利率。",
                                          {{"pboc_2021_3", ""}, {"advertising_law_2021", "25(1)"}},
                                          Place{"m1", 2, 3, 7, "日息万五", "loan.annual_rate"}}},
        {"opinion_given.v1.without_place", OpinionGiven{"o2",
                                                        words::Right::elderly,
                                                        words::Severity::advisory,
                                                        "建议提供大字版。",
                                                        {},
                                                        std::nullopt}},
        {"opinion_withdrawn.v1", OpinionWithdrawn{"o2", "与第一条重复"}},
        {"opinion_answered.v1",
         OpinionAnswered{"o1", words::Answer::partially_adopted, "版面所限"}},
        {"implementation_verified.v1", ImplementationVerified{"o1", "已写明", digest_of(7)}},
        {"implementation_refused.v1", ImplementationRefused{"o1", "字号过小"}},
        {"advanced.v1", Advanced{workflow::Action::return_, "sign_off", "center_review", "other",
                                 "请核对利率", false, digest_of(9),
                                 TaskOpened{words::Role::center_reviewer, words::Scope::center,
                                            base::Time{1'795'000'000'000'001}},
                                 std::nullopt}},
        {"advanced.v1.urgent",
         Advanced{workflow::Action::submit, "draft", "pre_review", "", "", false, digest_of(9),
                  TaskOpened{words::Role::pre_reviewer,
                             words::Scope::same_department,
                             base::Time{1'795'000'000'000'001},
                             base::Time{1'795'000'000'000'002},
                             true,
                             {}},
                  std::nullopt}},
        {"advanced.v1.end", Advanced{workflow::Action::sign, "sign_off", "cleared", "", "", true,
                                     digest_of(9), std::nullopt, workflow::End::good}},
        {"certificate_issued.v1", CertificateIssued{R"({"certificate":"yingshen.clearance.v1"})",
                                                    std::string(128, 'a'), std::string(64, 'b')}},
    };
}

inline review::RestsOn rests_on_sample() {
    return {{"annual_rate_max"}, {"m2"}, {{"m1", 2, 3, 7, "日息万五"}}};
}

/// Tasks of several people, reviews beside the state, hearings, finals and what is carried over.
inline review::Migrated migrated_with_timers() {
    using namespace review;
    TaskOpened task{words::Role::center_reviewer, words::Scope::center, base::Time{3}};
    task.review_due = base::Time{4};
    task.urgent = true;
    task.timers = {base::Time{1}, base::Time{2}};
    Migrated event;
    event.from = {digest_of(1), digest_of(2)};
    event.to = {digest_of(3), digest_of(2)};
    event.state = "center_review";
    event.task = task;
    event.fired = {0};
    return event;
}

inline std::vector<Sample> pattern_samples() {
    using namespace review;
    using workflow::Seat;
    Created from_cleared{"消费贷短信",
                         words::Kind::material_change,
                         "u_loans",
                         {"u_branch"},
                         {},
                         {digest_of(1), digest_of(2)},
                         "draft",
                         {words::Role::submitter, words::Scope::same_department, std::nullopt},
                         Base{"sub_0",
                              digest_of(3),
                              base::Time{1'794'000'000'000'000},
                              {{"product", {"consumer_loan"}}},
                              {{"m1", digest_of(4)}}}};
    Advanced beside{
        workflow::Action::pass,
        "pre_review",
        "center_review",
        "",
        "",
        true,
        digest_of(9),
        TaskOpened{words::Role::center_reviewer, words::Scope::center, std::nullopt},
        std::nullopt,
        {{"legal",
          {words::Role::legal_reviewer, words::Scope::any, base::Time{1'795'000'000'000'002}}}},
        {"p_a", "p_b"}};
    return {
        {"created.v2", from_cleared},
        {"claimed.v2", Claimed{"legal"}},
        {"unclaimed.v2", Unclaimed{"legal"}},
        {"item_answered.v2",
         ItemAnswered{"legal.liability", words::Verdict::pass, "", "legal", rests_on_sample()}},
        {"implementation_verified.v2",
         ImplementationVerified{"o1", "已写明", digest_of(7), rests_on_sample()}},
        {"decisions_voided.v2",
         DecisionsVoided{DecisionsVoided::Cause::final_changed, {"final_check.pass"}, {}}},
        {"advanced.v2", beside},
        {"assigned.v1", Assigned{"p_center", ""}},
        {"assigned.v1.beside", Assigned{"p_legal", "legal"}},
        {"transferred.v1", Transferred{"p_other", "", "休假"}},
        {"copied_to.v1", CopiedTo{"p_head", "请知悉"}},
        {"voted.v1", Voted{Seat::main, true, "", "同意", digest_of(9)}},
        {"signer_added.v1", SignerAdded{"p_legal", Seat::before, "请法律先审"}},
        {"signer_removed.v1", SignerRemoved{"p_legal", "不再需要"}},
        {"side_passed.v1", SidePassed{"legal", "无异议", digest_of(9)}},
        {"opinion_heard.v1",
         OpinionHeard{
             OpinionHeard::Ruling::set_aside, "o1", "业务说明成立", {"p_a", "p_b", "p_c"}}},
        {"final_attached.v1",
         FinalAttached{"m1",
                       2,
                       "定稿.txt",
                       "text/plain",
                       digest_of(5),
                       130,
                       false,
                       true,
                       {{"added_rate", "年化3.6%", ""}, {"changed_number", "2000元", "1000元"}}}},
        {"final_attached.v2", FinalAttached{"m2",
                                            1,
                                            "定稿.docx",
                                            "application/msword",
                                            digest_of(6),
                                            30'000,
                                            false,
                                            true,
                                            {},
                                            3,
                                            digest_of(7)}},
        {"carried_over.v1",
         CarriedOver{{{"center_review", "information.annual_rate_shown", words::Verdict::pass, "",
                       "p_center", base::Time{1'795'000'000'000'003}, rests_on_sample()}},
                     {{"o1", {}}},
                     {{"pre_review", "basics.files", "span:m1"}, {"", "o2", "everything"}}}},
        {"migrated.v1",
         Migrated{{digest_of(1), digest_of(2)},
                  {digest_of(3), digest_of(2)},
                  "center_review",
                  {words::Role::center_reviewer, words::Scope::center,
                   base::Time{1'795'000'000'000'000}},
                  true,
                  {{"legal", {words::Role::specialist, words::Scope::any, std::nullopt}, false}},
                  {"information.fees_shown", "legal/redress.hotline"},
                  {"old_review.pass"}}},
        {"migrated.v1.timers", migrated_with_timers()},
        {"answers_restored.v1", AnswersRestored{"center_review", {"information.fees_shown"}}},
    };
}

inline std::vector<Sample> timer_samples() {
    using namespace review;
    TaskOpened task{words::Role::center_reviewer, words::Scope::center, base::Time{3}};
    task.timers = {base::Time{1'795'000'000'000'001}, base::Time{1'795'000'000'000'002}};
    return {
        {"advanced.v1.timers", Advanced{workflow::Action::pass, "pre_review", "center_review", "",
                                        "", true, digest_of(9), task, std::nullopt}},
        {"reminded.v1", Reminded{"center_review", 0, {"p_li"}}},
        {"escalated.v1", Escalated{"center_review", 1, {"center_head@center"}}},
    };
}

inline std::vector<Sample> finding_samples() {
    using namespace review;
    using Mark = FindingMarked::Mark;
    return {
        {"finding_marked.v1", FindingMarked{Mark::confirmed, "f1", "o1", ""}},
        {"finding_marked.v1.dismissed", FindingMarked{Mark::dismissed, "f2", "", "系书名"}},
        {"finding_marked.v1.reopened", FindingMarked{Mark::reopened, "f2", "", ""}},
    };
}

inline std::vector<Sample> samples() {
    auto all = content_samples();
    for (auto& sample : finding_samples())
        all.push_back(std::move(sample));
    for (auto& sample : review_samples())
        all.push_back(std::move(sample));
    for (auto& sample : pattern_samples())
        all.push_back(std::move(sample));
    for (auto& sample : timer_samples())
        all.push_back(std::move(sample));
    return all;
}

}  // namespace yingshen::test

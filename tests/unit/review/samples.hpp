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
        {"screened.v1.clean", Screened{"m2", 1, {}, {}}},
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
        {"advanced.v1.end", Advanced{workflow::Action::sign, "sign_off", "cleared", "", "", true,
                                     digest_of(9), std::nullopt, workflow::End::good}},
        {"certificate_issued.v1", CertificateIssued{R"({"certificate":"yingshen.clearance.v1"})",
                                                    std::string(128, 'a'), std::string(64, 'b')}},
    };
}

inline std::vector<Sample> samples() {
    auto all = content_samples();
    for (auto& sample : review_samples())
        all.push_back(std::move(sample));
    return all;
}

}  // namespace yingshen::test

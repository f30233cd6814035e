#include "samples.hpp"

#include "base/hash.hpp"

namespace yingshen::test {
namespace {

constexpr std::int64_t hour_us = 3'600'000'000;

std::string pick(std::mt19937& random, std::initializer_list<char const*> words) {
    return *(words.begin() + static_cast<std::ptrdiff_t>(random() % words.size()));
}

}  // namespace

review::SubmissionRow sample_row(std::string const& id) {
    return {.id = id,
            .version = 1,
            .title = "个人消费贷款海报 " + id,
            .kind = "marketing_material",
            .unit = "unit_1",
            .branch = "branch_1",
            .state = "pre_review",
            .end = "",
            .submitter = "person_1",
            .product = "consumer_loan",
            .go_live = "2026-12-01",
            .task_role = "pre_reviewer",
            .task_scope = "same_department",
            .task_group = "pre_reviewer@unit_1",
            .claimant = "",
            .due = base::Time{24 * hour_us},
            .created_at = base::Time{hour_us},
            .updated_at = base::Time{2 * hour_us},
            .findings = 3,
            .open_opinions = 1};
}

store::EventRecord sample_event(std::string const& submission, std::int64_t version) {
    auto const tag = submission + "/" + std::to_string(version);
    return {.envelope = {.submission = submission,
                         .version = version,
                         .at = base::Time{version * hour_us},
                         .person = "person_1",
                         .account = "account_1"},
            .type = version == 1 ? "created" : "facts_set",
            .type_version = 1,
            .body = "{\"of\":\"" + tag + "\"}",
            .prev = version == 1 ? base::Digest{}
                                 : base::sha256(submission + "/" + std::to_string(version - 1)),
            .hash = base::sha256(tag)};
}

store::Write sample_write(std::string const& id, std::int64_t expected_version) {
    store::Write write;
    write.submission = id;
    write.expected_version = expected_version;
    write.events.push_back(sample_event(id, expected_version + 1));
    write.projection.emplace().row = sample_row(id);
    write.projection->row.version = expected_version + 1;
    write.projection->duties.push_back({id, "person_1", "author"});
    return write;
}

review::OpinionRow sample_opinion(std::string const& submission, std::string const& opinion) {
    return {.submission = submission,
            .opinion = opinion,
            .kind = "marketing_material",
            .unit = "unit_1",
            .branch = "branch_1",
            .product = "consumer_loan",
            .right = "information",
            .severity = "substantive",
            .reviewer = "person_5",
            .given_at = base::Time{5 * hour_us},
            .first_answer = "declined",
            .answer = "adopted",
            .answered_at = base::Time{7 * hour_us},
            .sent = true,
            .past_response = true,
            .verified = false,
            .withdrawn = false,
            .withdrawn_after_decline = false,
            .cleared = false};
}

review::FindingRow sample_finding(std::string const& submission, std::string const& finding) {
    return {.submission = submission,
            .finding = finding,
            .rule = "wealth.no_principal_guarantee",
            .version = 2,
            .product = "wealth_management",
            .right = "information",
            .shown_at = base::Time{5 * hour_us},
            .mark = "dismissed",
            .marked_at = base::Time{6 * hour_us},
            .gone = true,
            .ended = false};
}

store::IdempotencyRecord sample_answer(std::string const& key) {
    return {.account = "account_1",
            .key = key,
            .request = base::sha256("request of " + key),
            .status = 201,
            .response = "{\"id\":\"" + key + "\"}",
            .etag = "\"1\"",
            .at = base::Time{hour_us}};
}

review::SubmissionRow random_row(std::string const& id, std::mt19937& random) {
    auto row = sample_row(id);
    auto const branch = pick(random, {"1", "2", "3", "4"});
    row.branch = "branch_" + branch;
    row.unit = "unit_" + branch + pick(random, {"a", "b", "c"});
    row.kind = pick(random, {"marketing_material", "new_product", "policy_or_agreement"});
    row.submitter = "person_" + pick(random, {"1", "2", "3", "4", "5", "6", "7"});
    row.state = pick(random, {"draft", "pre_review", "center_review", "awaiting_response",
                              "cleared", "cancelled"});
    row.task_role = row.task_scope = row.task_group = row.claimant = "";
    row.due = std::nullopt;
    if (row.state == "cleared" || row.state == "cancelled") {
        row.end = row.state == "cleared" ? "good" : "bad";
        return row;
    }
    auto const central = row.state == "center_review";
    row.task_role = central ? "center_reviewer" : "pre_reviewer";
    row.task_scope = central ? "center" : "same_department";
    row.task_group = row.task_role + "@" + (central ? "center" : row.unit);
    if (random() % 3 == 0) row.claimant = "person_" + pick(random, {"1", "2", "3", "4"});
    if (random() % 5 != 0) row.due = base::Time{static_cast<std::int64_t>(random() % 20) * hour_us};
    row.urgent = random() % 8 == 0;
    return row;
}

}  // namespace yingshen::test

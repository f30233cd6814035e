#include "review/projection.hpp"

#include <algorithm>
#include <set>

#include "review/event_words.hpp"
#include "review/groups.hpp"

namespace yingshen::review {
namespace {

std::string single_fact(Submission const& submission, std::string_view name) {
    auto const found = submission.facts.find(name);
    return found == submission.facts.end() || found->second.empty() ? std::string()
                                                                    : found->second.front();
}

void add_task(Submission const& submission, SubmissionRow& row) {
    if (!submission.task) return;
    row.task_role = words::name(submission.task->role);
    row.task_scope = words::name(submission.task->scope);
    row.task_group = task_group(submission, *submission.task);
    row.claimant = submission.task->claimant;
    row.due = submission.task->due;
    row.urgent = submission.task->urgent;
}

SubmissionRow submission_row(Submission const& submission) {
    SubmissionRow row;
    row.id = submission.id;
    row.version = submission.version;
    row.title = submission.title;
    row.kind = words::name(submission.kind);
    row.unit = submission.unit;
    row.branch = branch_of(submission);
    row.state = submission.state;
    if (submission.end) row.end = end_name(*submission.end);
    row.submitter = submission.submitter;
    row.product = single_fact(submission, "product");
    row.go_live = single_fact(submission, "go_live");
    add_task(submission, row);
    row.created_at = submission.created_at;
    row.updated_at = submission.updated_at;
    for (auto const& material : submission.materials) {
        row.findings += static_cast<int>(material.revisions.back().findings.size());
    }
    for (auto const& opinion : submission.opinions) {
        if (opinion.open && !opinion.withdrawn) ++row.open_opinions;
    }
    return row;
}

OpinionRow opinion_row(Submission const& submission, Opinion const& opinion) {
    OpinionRow row;
    row.submission = submission.id;
    row.opinion = opinion.id;
    row.kind = words::name(submission.kind);
    row.unit = submission.unit;
    row.branch = branch_of(submission);
    row.product = single_fact(submission, "product");
    row.right = words::name(opinion.right);
    row.severity = words::name(opinion.severity);
    row.reviewer = opinion.by;
    row.given_at = opinion.given_at;
    if (!opinion.answers.empty()) row.first_answer = words::name(opinion.answers.front().answer);
    if (auto const* answer = opinion.answer()) {
        row.answer = words::name(answer->answer);
        row.answered_at = answer->at;
    }
    row.sent = opinion.letter > 0;
    row.past_response = opinion.answer_final && !opinion.open;
    row.verified = opinion.verified;
    row.withdrawn = opinion.withdrawn;
    row.withdrawn_after_decline = opinion.withdrawn_after_decline;
    row.cleared = submission.end == workflow::End::good;
    return row;
}

std::vector<FindingRow> finding_rows(Submission const& submission) {
    std::vector<FindingRow> rows;
    auto const product = single_fact(submission, "product");
    for (auto const& finding : submission.findings) {
        if (!finding.shown_at) continue;
        FindingRow row;
        row.submission = submission.id;
        row.finding = finding.id;
        row.rule = finding.rule;
        row.version = finding.rule_version;
        row.product = product;
        row.right = words::name(finding.right);
        row.shown_at = *finding.shown_at;
        if (finding.mark) {
            row.mark = mark_name(finding.mark->mark);
            row.marked_at = finding.mark->at;
        }
        row.gone = finding.gone_in != 0;
        row.ended = submission.end.has_value();
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<DutyRow> duty_rows(Submission const& submission) {
    std::vector<DutyRow> rows;
    auto authors = submission.editors;
    authors.insert(submission.submitter);
    for (auto const& person : authors)
        rows.push_back({submission.id, person, "author"});
    for (auto const& [state, people] : submission.reviewers) {
        for (auto const& person : people)
            rows.push_back({submission.id, person, state});
    }
    return rows;
}

std::vector<TimerRow> timer_rows(Submission const& submission) {
    std::vector<TimerRow> rows;
    if (!submission.task) return rows;
    auto const& task = *submission.task;
    for (std::size_t timer = 0; timer < task.timers.size(); ++timer) {
        if (!task.fired.contains(timer)) rows.push_back({submission.id, timer, task.timers[timer]});
    }
    return rows;
}

TaskRow task_row(Submission const& submission, std::string name, OpenTask const& task) {
    return {submission.id,
            std::move(name),
            std::string(words::name(task.role)),
            std::string(words::name(task.scope)),
            task_group(submission, task),
            task.claimant,
            task.due};
}

std::vector<TaskRow> task_rows(Submission const& submission) {
    std::vector<TaskRow> rows;
    for (auto const& [side, task] : submission.side_tasks)
        rows.push_back(task_row(submission, side, task));
    for (auto const& signer : submission.ballot.signers) {
        if (signer.signed_off || !submission.task) continue;
        auto task = *submission.task;
        task.claimant = signer.person;
        rows.push_back(task_row(submission, std::string(signer_task) + signer.person, task));
    }
    std::ranges::sort(rows, {}, &TaskRow::task);
    return rows;
}

std::vector<CopyRow> copy_rows(Submission const& submission) {
    std::vector<CopyRow> rows;
    for (auto const& copy : submission.copies)
        rows.push_back({submission.id, copy.person});
    std::ranges::sort(rows, {}, &CopyRow::person);
    return rows;
}

}  // namespace

std::string task_group(Submission const& submission, OpenTask const& task) {
    return group_of(submission, task.role, task.scope);
}

Projection project(Submission const& submission) {
    Projection projection;
    projection.row = submission_row(submission);
    for (auto const& opinion : submission.opinions) {
        projection.opinions.push_back(opinion_row(submission, opinion));
    }
    projection.duties = duty_rows(submission);
    projection.timers = timer_rows(submission);
    projection.tasks = task_rows(submission);
    projection.copies = copy_rows(submission);
    projection.findings = finding_rows(submission);
    return projection;
}

}  // namespace yingshen::review

#pragma once
#include "base/json.hpp"
#include "review/projection.hpp"

/// A projection as golden files hold it: every member by name.
namespace yingshen::test {

inline base::Json optional_time(std::optional<base::Time> const& time) {
    return time ? base::Json(time->us) : base::Json();
}

inline base::Json row_json(review::SubmissionRow const& row) {
    base::Json json = base::Json::Object{{"id", row.id},
                                         {"version", row.version},
                                         {"title", row.title},
                                         {"kind", row.kind},
                                         {"unit", row.unit},
                                         {"branch", row.branch},
                                         {"state", row.state},
                                         {"end", row.end},
                                         {"submitter", row.submitter},
                                         {"product", row.product},
                                         {"go_live", row.go_live},
                                         {"task_role", row.task_role},
                                         {"task_scope", row.task_scope},
                                         {"task_group", row.task_group},
                                         {"claimant", row.claimant},
                                         {"due", optional_time(row.due)},
                                         {"created_at", row.created_at.us},
                                         {"updated_at", row.updated_at.us},
                                         {"findings", row.findings},
                                         {"open_opinions", row.open_opinions}};
    if (row.urgent) json.set("urgent", true);
    return json;
}

inline base::Json row_json(review::OpinionRow const& row) {
    return base::Json::Object{{"opinion", row.opinion},
                              {"kind", row.kind},
                              {"unit", row.unit},
                              {"branch", row.branch},
                              {"product", row.product},
                              {"right", row.right},
                              {"severity", row.severity},
                              {"reviewer", row.reviewer},
                              {"given_at", row.given_at.us},
                              {"first_answer", row.first_answer},
                              {"answer", row.answer},
                              {"answered_at", optional_time(row.answered_at)},
                              {"sent", row.sent},
                              {"past_response", row.past_response},
                              {"verified", row.verified},
                              {"withdrawn", row.withdrawn},
                              {"withdrawn_after_decline", row.withdrawn_after_decline},
                              {"cleared", row.cleared}};
}

inline base::Json row_json(review::TaskRow const& row) {
    return base::Json::Object{{"task", row.task},         {"role", row.role},
                              {"scope", row.scope},       {"group", row.group},
                              {"claimant", row.claimant}, {"due", optional_time(row.due)}};
}

inline base::Json projection_json(review::Projection const& projection) {
    base::Json opinions = base::Json::Array{};
    for (auto const& row : projection.opinions)
        opinions.push(row_json(row));
    base::Json duties = base::Json::Array{};
    for (auto const& row : projection.duties) {
        duties.push(base::Json::Object{{"person", row.person}, {"duty", row.duty}});
    }
    base::Json json = base::Json::Object{{"row", row_json(projection.row)},
                                         {"opinions", std::move(opinions)},
                                         {"duties", std::move(duties)}};
    base::Json findings = base::Json::Array{};
    for (auto const& row : projection.findings) {
        findings.push(base::Json::Object{{"finding", row.finding},
                                         {"rule", row.rule},
                                         {"version", row.version},
                                         {"product", row.product},
                                         {"right", row.right},
                                         {"shown_at", row.shown_at.us},
                                         {"mark", row.mark},
                                         {"marked_at", optional_time(row.marked_at)},
                                         {"gone", row.gone},
                                         {"ended", row.ended}});
    }
    if (!projection.findings.empty()) json.set("findings", std::move(findings));
    base::Json timers = base::Json::Array{};
    for (auto const& row : projection.timers) {
        timers.push(
            base::Json::Object{{"timer", static_cast<std::int64_t>(row.timer)}, {"at", row.at.us}});
    }
    if (!projection.timers.empty()) json.set("timers", std::move(timers));
    // Histories that were recorded before there were such rows have none.
    base::Json tasks = base::Json::Array{};
    for (auto const& row : projection.tasks)
        tasks.push(row_json(row));
    if (!projection.tasks.empty()) json.set("tasks", std::move(tasks));
    base::Json copies = base::Json::Array{};
    for (auto const& row : projection.copies)
        copies.push(row.person);
    if (!projection.copies.empty()) json.set("copies", std::move(copies));
    return json;
}

}  // namespace yingshen::test

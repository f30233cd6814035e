#include "audit/archive.hpp"

#include "review/apply.hpp"
#include "service/replay.hpp"

namespace yingshen::audit {
namespace {

/// Whether a reviewer's word that a finding is no violation is about a revision. What new content
/// took the force of was said of the revision that was looked at.
bool is_dismissed(review::FollowedFinding const& finding, int revision) {
    if (finding.mark) return finding.mark->mark == review::FindingMarked::Mark::dismissed;
    return finding.lapsed && finding.lapsed->revision == revision;
}

ArchivedText archived_text(review::Submission const& submission, review::Material const& material,
                           review::Revision const& revision) {
    ArchivedText text{{material.id, revision.number, revision.name, revision.media_type,
                       revision.digest, revision.size, revision.text},
                      &revision == &material.revisions.back()};
    for (std::size_t i = 0; i < revision.finding_ids.size(); ++i) {
        auto const* followed = submission.finding(revision.finding_ids[i]);
        if (followed == nullptr || !is_dismissed(*followed, revision.number)) continue;
        text.dismissed.push_back({revision.findings[i].rule, revision.findings[i].span});
    }
    return text;
}

}  // namespace

std::vector<std::string> archived_types() {
    return {"created",        "facts_set",     "revision_attached", "screened",
            "finding_marked", "opinion_given", "opinion_withdrawn"};
}

ArchivedCase archived_case(store::History const& history) {
    review::Submission submission;
    for (auto const& record : history.events)
        review::apply(submission, {record.envelope, service::decoded(record)});
    ArchivedCase out;
    out.submission = history.submission;
    out.kind = submission.kind;
    out.on = base::china_date(submission.updated_at);
    out.cleared = history.cleared;
    for (auto const& material : submission.materials) {
        for (auto const& revision : material.revisions)
            out.texts.push_back(archived_text(submission, material, revision));
    }
    for (auto const& opinion : submission.opinions) {
        if (!opinion.withdrawn) out.opinions.push_back({opinion.right, opinion.place});
    }
    out.facts = std::move(submission.facts);
    if (auto const live = out.facts.find("go_live");
        live != out.facts.end() && !live->second.empty())
        out.on = base::parse_date(live->second.front()).value_or(out.on);
    return out;
}

}  // namespace yingshen::audit

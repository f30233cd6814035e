#include <algorithm>
#include <set>

#include "review/apply_parts.hpp"

namespace yingshen::review {
namespace {

/// A finding that the material's revision before had too; nullptr for a new one.
FollowedFinding* known(Submission& submission, Screened const& event, std::size_t at,
                       std::set<std::string_view> const& followed) {
    if (event.ids.size() != event.findings.size() || followed.contains(event.ids[at]))
        return nullptr;
    auto const* found = submission.finding(event.ids[at]);
    if (found == nullptr || found->material != event.material || found->gone_in != 0)
        return nullptr;
    return &submission.findings[static_cast<std::size_t>(found - submission.findings.data())];
}

void describe(FollowedFinding& followed, screening::Finding const& finding) {
    followed.rule = finding.rule;
    followed.rule_version = finding.version;
    followed.right = finding.right;
    followed.severity = finding.severity;
    followed.title = finding.title;
    followed.text = finding.text;
}

void lapse(FollowedFinding& finding) {
    if (!finding.mark || finding.mark->mark != FindingMarked::Mark::dismissed) return;
    finding.lapsed = std::move(finding.mark);
    finding.mark.reset();
}

}  // namespace

void Fold::follow_findings(Revision& revision, Screened const& event) const {
    std::set<std::string_view> followed;
    revision.finding_ids.clear();
    submission.findings.reserve(submission.findings.size() + event.findings.size());
    for (std::size_t i = 0; i < event.findings.size(); ++i) {
        auto* finding = known(submission, event, i, followed);
        if (finding == nullptr) {
            finding = &submission.findings.emplace_back();
            finding->id = "f" + std::to_string(submission.findings.size());
            finding->material = event.material;
            finding->since = event.revision;
        } else if (std::ranges::find(event.lapsed, finding->id) != event.lapsed.end()) {
            lapse(*finding);
        }
        describe(*finding, event.findings[i]);
        followed.insert(finding->id);
        revision.finding_ids.push_back(finding->id);
    }
    for (auto& finding : submission.findings) {
        if (finding.material == event.material && finding.gone_in == 0 &&
            !followed.contains(finding.id))
            finding.gone_in = event.revision;
    }
}

void Fold::show_findings() const {
    for (auto& finding : submission.findings) {
        if (finding.gone_in == 0 && !finding.shown_at) finding.shown_at = envelope.at;
    }
}

void Fold::operator()(FindingMarked const& event) const {
    note_reviewer(side_at_hand());
    auto const* found = submission.finding(event.finding);
    if (found == nullptr) return;
    auto& finding =
        submission.findings[static_cast<std::size_t>(found - submission.findings.data())];
    finding.mark.reset();
    if (event.mark == FindingMarked::Mark::reopened) return;
    auto const* material = submission.material(finding.material);
    auto const revision = material == nullptr ? 0 : material->revisions.back().number;
    finding.mark = FollowedFinding::Mark{event.mark,      event.opinion, event.reason,
                                         envelope.person, envelope.at,   revision};
    finding.lapsed.reset();
}

}  // namespace yingshen::review

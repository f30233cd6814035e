#include "review/follow.hpp"

#include <algorithm>

namespace yingshen::review {

Following::Following(Submission const& submission)
    : submission_(submission), next_(submission.findings.size()) {}

Screened Following::revision(Material const* before, std::string material, int revision,
                             Screening const& screening, screening::Change const* change) {
    Screened event{std::move(material), revision, screening.findings, screening.not_read, {}, {}};
    if (before == nullptr) {
        next_ += event.findings.size();
        return event;
    }
    auto const& last = before->revisions.back();
    auto const found = screening::recurrences(last.findings, event.findings, change);
    return named(std::move(event), last, found);
}

Screened Following::again(Material const& material, Screening const& screening) {
    auto const& current = material.revisions.back();
    auto const found = screening::recurrences(current.findings, screening.findings);
    return named({material.id, current.number, screening.findings, screening.not_read, {}, {}},
                 current, found);
}

Screened Following::named(Screened event, Revision const& before,
                          std::vector<std::optional<screening::Recurrence>> const& found) {
    std::vector<std::string> ids;
    std::vector<std::string> lapsed;
    bool follows = false;
    for (auto const& recurrence : found) {
        if (!recurrence) {
            ids.push_back("f" + std::to_string(++next_));
            continue;
        }
        auto const& id = before.finding_ids[recurrence->before];
        ids.push_back(id);
        follows = true;
        auto const* finding = submission_.finding(id);
        bool const dismissed = finding != nullptr && finding->mark &&
                               finding->mark->mark == FindingMarked::Mark::dismissed;
        if (dismissed && !recurrence->unchanged) lapsed.push_back(id);
    }
    if (!follows) return event;
    event.ids = std::move(ids);
    event.lapsed = std::move(lapsed);
    return event;
}

}  // namespace yingshen::review

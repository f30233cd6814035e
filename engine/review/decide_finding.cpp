#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/event_words.hpp"
#include "review/limits.hpp"

namespace yingshen::review {
namespace {

using Mark = FindingMarked::Mark;

/// A finding as the current revision of its material has it.
struct Standing {
    FollowedFinding const& followed;
    Revision const& revision;
    screening::Finding const& finding;
};

base::Result<Standing> standing(Case const& at, std::string const& id) {
    auto const* followed = at.submission.finding(id);
    auto const* material =
        followed == nullptr ? nullptr : at.submission.material(followed->material);
    if (material == nullptr) {
        return refuse(Refusal::finding_absent,
                      {{"finding", "a finding of the submission", "\"" + id + "\""}});
    }
    auto const& current = material->revisions.back();
    for (std::size_t i = 0; i < current.finding_ids.size() && i < current.findings.size(); ++i) {
        if (current.finding_ids[i] == id) return Standing{*followed, current, current.findings[i]};
    }
    return refuse(
        Refusal::finding_gone,
        {{"finding", fmt::format("{} in revision {} of {}", id, current.number, material->id),
          fmt::format("gone since revision {}", std::max(followed->gone_in, 1))}});
}

base::Result<Standing> unmarked(Case const& at, std::string const& id) {
    auto found = standing(at, id);
    if (found && found->followed.mark) {
        return refuse(Refusal::finding_marked,
                      {{"finding", id + " not marked yet",
                        std::string(mark_name(found->followed.mark->mark))}});
    }
    return found;
}

/// At most `most` code points of a text.
std::string beginning(std::string const& text, std::size_t most) {
    auto const points = base::decode_utf8(text);
    return points.size() <= most ? text : text.substr(0, points[most].byte);
}

Place place_of(Standing const& standing) {
    auto const& finding = standing.finding;
    return {standing.followed.material,
            standing.revision.number,
            static_cast<std::int64_t>(finding.span.begin),
            static_cast<std::int64_t>(finding.span.end),
            beginning(finding.text, note_max),
            finding.rule};
}

std::string words_of(ConfirmFinding const& command, screening::Finding const& finding) {
    if (!command.text.empty()) return command.text;
    return beginning(finding.advice.empty() ? finding.title : finding.advice, opinion_max);
}

}  // namespace

Decided decide_on(Case const& at, ConfirmFinding const& command) {
    if (auto allowed = may_handle_opinions(at, workflow::OpinionAct::give); !allowed)
        return std::unexpected(allowed.error());
    auto const found = unmarked(at, command.finding);
    if (!found) return std::unexpected(found.error());
    Checks checks;
    auto const text = words_of(command, found->finding);
    checks.text("text", text, 1, opinion_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (auto room = must_leave_room_for_opinion(at); !room) return std::unexpected(room.error());
    auto const opinion = next_opinion(at);
    return std::vector<Event>{OpinionGiven{opinion, found->finding.right,
                                           command.severity.value_or(found->finding.severity), text,
                                           command.basis, place_of(*found)},
                              FindingMarked{Mark::confirmed, command.finding, opinion, {}}};
}

Decided decide_on(Case const& at, DismissFinding const& command) {
    if (auto allowed = may_handle_opinions(at, workflow::OpinionAct::give); !allowed)
        return std::unexpected(allowed.error());
    if (auto found = unmarked(at, command.finding); !found) return std::unexpected(found.error());
    Checks checks;
    checks.text("reason", command.reason, 1, note_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    return std::vector<Event>{FindingMarked{Mark::dismissed, command.finding, {}, command.reason}};
}

Decided decide_on(Case const& at, ReopenFinding const& command) {
    if (auto allowed = may_handle_opinions(at, workflow::OpinionAct::withdraw); !allowed)
        return std::unexpected(allowed.error());
    auto const found = standing(at, command.finding);
    if (!found) return std::unexpected(found.error());
    auto const& mark = found->followed.mark;
    if (!mark) {
        return refuse(Refusal::finding_not_marked,
                      {{"finding", command.finding + " confirmed or dismissed", "open"}});
    }
    auto const* opinion = at.submission.opinion(mark->opinion);
    bool const withdraws = opinion != nullptr && !opinion->withdrawn;
    Checks checks;
    checks.text("reason", command.reason, withdraws ? 1 : 0, note_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    std::vector<Event> events;
    if (withdraws) events.emplace_back(OpinionWithdrawn{opinion->id, command.reason});
    events.emplace_back(FindingMarked{Mark::reopened, command.finding, {}, command.reason});
    return events;
}

}  // namespace yingshen::review

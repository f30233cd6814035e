#pragma once
#include <string>
#include <vector>

#include "review/event.hpp"
#include "store/records.hpp"

namespace yingshen::audit {

/// An opinion that reviewers gave and did not withdraw.
struct ArchivedOpinion {
    words::Right right = words::Right::information;
    std::optional<review::Place> place;
};

/// What a reviewer said is no violation.
struct DismissedHit {
    std::string rule;
    screening::Span span;
};

/// A text that a submission had once.
struct ArchivedText {
    review::RevisionAttached attached;
    bool current = false;  ///< no later revision came
    std::vector<DismissedHit> dismissed{};
};

/// A submission as a backtest looks at it. Facts are as they were declared last.
struct ArchivedCase {
    std::string submission;
    words::Kind kind = words::Kind::marketing_material;
    words::FactSet facts;
    base::Date on;  ///< the declared day of going live, or the day of the last event
    bool cleared = false;
    std::vector<ArchivedText> texts;
    std::vector<ArchivedOpinion> opinions;
};

/// The types of events that archived_case() looks at.
[[nodiscard]] std::vector<std::string> archived_types();

/// Throws std::runtime_error where an event is unreadable.
[[nodiscard]] ArchivedCase archived_case(store::History const& history);

}  // namespace yingshen::audit

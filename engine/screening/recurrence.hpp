#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "screening/carry.hpp"
#include "screening/screen.hpp"

namespace yingshen::screening {

/// The finding of the text before that a finding is again.
struct Recurrence {
    std::size_t before = 0;  ///< its place among the findings before
    /// The sentence around it stands as it was, and the finding says what it said; so what a person
    /// decided about it then still holds.
    bool unchanged = false;
    bool operator==(Recurrence const&) const = default;
};

/// What each finding of a text is of those of the text before it, or nullopt for a new one; those
/// that nothing names are gone. No finding before is named twice. A finding is the same where its
/// rule is and, in this order: its sentence stands unchanged and it stands at the same place in it;
/// its own characters stand unchanged; or its words are the same, in the order of appearance among
/// those that are left. A finding without words (something is missing) is the same where its rule
/// is, and stays so. `change` leads from the text before to this one; without it only words count,
/// and nothing is unchanged. Pure; O((n + m) log n).
[[nodiscard]] std::vector<std::optional<Recurrence>> recurrences(std::vector<Finding> const& before,
                                                                 std::vector<Finding> const& now,
                                                                 Change const* change);
/// The same where the text did not change, but what it was screened for.
[[nodiscard]] std::vector<std::optional<Recurrence>> recurrences(std::vector<Finding> const& before,
                                                                 std::vector<Finding> const& now);

}  // namespace yingshen::screening

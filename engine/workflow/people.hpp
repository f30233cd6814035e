#pragma once
#include <optional>

#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// What one person has done to a submission, as far as separation of duties asks. Nothing here is
/// ever taken back: a return or new content closes gates, but nobody forgets who acted.
struct Deeds {
    bool submitter = false;  ///< the submission is theirs
    bool editor = false;     ///< changed content, in any revision
    bool reviewed = false;   ///< did any reviewing act in any state
    GateSet acted;           ///< the gates of every state where they did one
    bool operator==(Deeds const&) const = default;
};

/// Whether the person is what a constraint names.
[[nodiscard]] bool is(Deeds const& deeds, Barred const& barred);
/// The first constraint of a task that bars the person.
[[nodiscard]] std::optional<Barred> barred_by(Task const& task, Deeds const& deeds);
/// Whether the person acted in another task of the state: nobody does two of them. `side` is the
/// review beside the state that is asked about, or nullptr for the state's own task.
[[nodiscard]] bool acted_beside(Definition const& definition, State const& state, Side const* side,
                                Deeds const& deeds);
/// Who did a reviewing act never changes content again.
[[nodiscard]] bool may_edit(Deeds const& deeds);
/// Records a reviewing act (an answer to a checklist, a word on an opinion, a vote, an action) in a
/// state, or in the review `side` beside it.
void record_review(Definition const& definition, State const& state, std::string_view side,
                   Deeds& deeds);

/// Whether a task belongs to a reviewer: anyone but the submitter.
[[nodiscard]] bool is_review(Task const& task);
/// Whether a bank has people of a role in a scope at all: reviewers and the head of the center work
/// in the center, those of the business line in their units, and everybody in the bank.
[[nodiscard]] bool exists(words::Role role, words::Scope scope);

}  // namespace yingshen::workflow

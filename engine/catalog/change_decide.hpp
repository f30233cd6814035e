#pragma once
#include "catalog/change.hpp"

namespace yingshen::catalog {

/// How much one stream may hold open, so that deciding and showing stays quick.
inline constexpr std::size_t open_proposals_max = 20;
inline constexpr std::size_t change_text_max = 2'000;  ///< note and reason, code points

/// Who acts on definitions. Separation looks at `person` only: two accounts of one person are one
/// person.
struct Changer {
    std::string person;
    bool center_head = false;
    bool administrator = false;
};

/// The role in which somebody acts: the head of the center counts more, since one of the two must
/// be.
[[nodiscard]] base::Result<words::Role> acting_role(Changer const& by);

/// Decisions over the folded stream, pure. Codes of refusals:
///  - `definitions_role_missing`: neither center_head nor administrator;
///  - `definitions_unchanged`: the set is the one in force (or next in force) already;
///  - `effective_from_invalid`: in the past, or before the set that it would follow;
///  - `proposals_too_many`;
///  - `proposal_not_found`, `proposal_decided`: refused, or in force already;
///  - `separation_of_duties`: proposer and activator are one person;
///  - `center_head_missing`: neither of the two acts as the head of the center;
///  - `proposal_outdated`: another set came into force since it was checked: propose again;
///  - `results_changed`: checking again found something else than what was proposed.
struct Proposing {
    std::string note;
    std::optional<base::Time> effective_from;
    Manifest files;
    base::Json results;
    base::Json backtest{};
};
[[nodiscard]] base::Result<DefinitionsProposed> propose(Changes const& changes, Changer const& by,
                                                        base::Time now, Proposing proposing);

/// Whether this person may activate the proposal now, before its set is checked again.
[[nodiscard]] base::Result<Proposal> may_activate(Changes const& changes, Changer const& by,
                                                  std::string_view proposal);
[[nodiscard]] base::Result<DefinitionsActivated> activate(Changes const& changes, Changer const& by,
                                                          base::Time now, std::string_view proposal,
                                                          base::Json const& results);

/// By anybody who could propose, the proposer included. An activated proposal can be called off
/// until it is in force.
[[nodiscard]] base::Result<DefinitionsRejected> reject(Changes const& changes, Changer const& by,
                                                       base::Time now, std::string_view proposal,
                                                       std::string reason);

/// Of results, for the event.
[[nodiscard]] base::Digest results_hash(base::Json const& results);

}  // namespace yingshen::catalog

#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "base/time.hpp"
#include "catalog/manifest.hpp"
#include "review/event.hpp"
#include "words/words.hpp"

/// How the definitions in force change: by two people, as events of a stream of their own.
namespace yingshen::catalog {

/// The stream of the log that the events are in. No submission has this id.
inline constexpr std::string_view definitions_stream = "definitions";

/// A whole new set, checked and compared with the set that it would follow.
struct DefinitionsProposed {
    std::string proposal;                         ///< "p1", "p2", … in the order of proposing
    words::Role role = words::Role::center_head;  ///< in which the proposer acted
    std::string note;
    std::optional<base::Time> effective_from;  ///< not before; absent: when it is activated
    base::Digest base{};                       ///< the set that it was compared with
    Manifest files;
    base::Json results;  ///< what checking found (results.hpp)
    /// Since version 2: what the rules would have found in the archive, as audit/backtest.hpp says
    /// it; null where the rules are those of the base.
    base::Json backtest{};
    bool operator==(DefinitionsProposed const&) const = default;
};

/// The first set of a bank, taken from the folder at the first start: no proposal, no second
/// person.
struct Bootstrap {
    Manifest files;
    base::Json results;
    bool operator==(Bootstrap const&) const = default;
};
/// A second person's word for a proposal.
struct Approval {
    std::string proposal;
    words::Role role = words::Role::center_head;  ///< in which the second person acted
    bool operator==(Approval const&) const = default;
};
struct DefinitionsActivated {
    std::variant<Bootstrap, Approval> cause;
    base::Digest set{};
    base::Digest results{};     ///< of the results as they were checked again at activation
    base::Time effective_from;  ///< not before the event
    bool operator==(DefinitionsActivated const&) const = default;
};

/// A proposal that will not come into force: refused, taken back, or called off before its day.
struct DefinitionsRejected {
    std::string proposal;
    words::Role role = words::Role::center_head;
    std::string reason;
    bool operator==(DefinitionsRejected const&) const = default;
};

using Change = std::variant<DefinitionsProposed, DefinitionsActivated, DefinitionsRejected>;

struct Decided {
    std::string person;
    std::string account;
    words::Role role = words::Role::center_head;
    base::Time at;
    bool operator==(Decided const&) const = default;
};

struct Proposal {
    enum class Status : std::uint8_t { open, activated, rejected };
    Decided proposed;
    DefinitionsProposed content;
    base::Digest set{};
    Status status = Status::open;
    std::optional<Decided> activated;         ///< also of one that was called off later
    std::optional<base::Time> in_force_from;  ///< where activated
    std::optional<Decided> rejected;
    std::string reason;  ///< of the rejection
    bool operator==(Proposal const&) const = default;
};

/// "open", "activated", "rejected".
[[nodiscard]] std::string_view name(Proposal::Status status);

struct Activation {
    std::string proposal;  ///< empty: the first set
    base::Digest set{};
    Manifest files;
    base::Time at;
    base::Time from;
    bool called_off = false;
    bool operator==(Activation const&) const = default;
};

/// The stream folded. A value; apply() is the only thing that changes one.
struct Changes {
    std::int64_t version = 0;
    base::Time updated_at;
    std::vector<Proposal> proposals;
    std::vector<Activation> activations;  ///< those not called off begin in this order
    bool operator==(Changes const&) const = default;

    [[nodiscard]] Proposal const* proposal(std::string_view id) const;
    /// The newest activation that was not called off, in force or waiting for its day: what the
    /// next proposal follows. nullptr before the first.
    [[nodiscard]] Activation const* newest() const;
    /// What is in force at an instant; the first set before its own beginning.
    [[nodiscard]] Activation const* in_force(base::Time at) const;
};

/// Total, and without looking at definitions: the live path and every replay use it.
void apply(Changes& changes, review::Envelope const& envelope, Change const& change);

}  // namespace yingshen::catalog

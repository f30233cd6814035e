#pragma once
#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "words/words.hpp"

namespace yingshen::review {

/// A role that somebody holds, and which scopes it satisfies seen from one submission's unit. The
/// service computes the scopes from the organisation; the core only compares.
struct HeldRole {
    words::Role role;
    std::bitset<4> scopes;  ///< by words::Scope
};

/// Who gives a command. Separation of duties looks at `person` only: two accounts of one person are
/// one person.
struct Actor {
    std::string person;
    std::string account;
    std::vector<HeldRole> roles;
    /// The person whom this one stands in for, or empty. The roles are then that person's alone,
    /// and separation of duties binds both.
    std::string on_behalf_of{};

    /// Whose task an act belongs to.
    [[nodiscard]] std::string const& acting_for() const {
        return on_behalf_of.empty() ? person : on_behalf_of;
    }

    [[nodiscard]] bool holds(words::Role role, words::Scope scope) const {
        for (auto const& held : roles) {
            if (held.role == role && held.scopes[static_cast<std::size_t>(scope)]) return true;
        }
        return false;
    }
};

/// The engine itself, which fires timers and does nothing else. No account has this id, so nobody
/// can log in as it.
inline constexpr std::string_view system_id = "system";
[[nodiscard]] inline Actor system_actor() {
    return {std::string(system_id), std::string(system_id), {}};
}

}  // namespace yingshen::review

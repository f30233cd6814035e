#pragma once
#include <bitset>
#include <string>
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

    [[nodiscard]] bool holds(words::Role role, words::Scope scope) const {
        for (auto const& held : roles) {
            if (held.role == role && held.scopes[static_cast<std::size_t>(scope)]) return true;
        }
        return false;
    }
};

}  // namespace yingshen::review

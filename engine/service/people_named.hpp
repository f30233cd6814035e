#pragma once
#include "base/error.hpp"
#include "review/command.hpp"
#include "service/directory.hpp"

namespace yingshen::service {

/// The people whom a command names by their id become actors, with the roles of all their active
/// accounts as they look from a submission's unit. `person_unknown` names everybody who is not in
/// the organisation or has no active account. Doing it again changes nothing.
[[nodiscard]] base::Result<void> look_up_people(review::Command& command,
                                                Directory const& directory,
                                                std::string const& unit);

}  // namespace yingshen::service

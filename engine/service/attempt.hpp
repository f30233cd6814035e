#pragma once
#include "service/reviews.hpp"

namespace yingshen::service {

/// Roles come from the organisation in force, not from when the session was looked up.
[[nodiscard]] base::Result<review::Actor> actor_of(Principal const& principal,
                                                   Directory const& directory,
                                                   std::string const& unit);

/// One delivery of a command, from the call to its answer.
struct Reviews::Attempt {
    Principal principal;
    CommandRequest request;
    CommandDone done;
    base::Time began;
    int losses = 0;  ///< races lost so far
};

/// A decided command, ready to be written.
struct Reviews::Prepared {
    std::shared_ptr<Folded const> after;
    store::Write write;
    CommandAnswer answer;
};

}  // namespace yingshen::service

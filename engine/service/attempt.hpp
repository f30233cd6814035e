#pragma once
#include "service/reviews.hpp"

namespace yingshen::service {

/// One delivery of a command, from the call to its answer.
struct Reviews::Attempt {
    Principal principal;
    CommandRequest request;
    CommandDone done;
    base::Time began;
    int losses = 0;      ///< races lost so far
    Principal acting{};  ///< as StandIns::acting() let them through at this try
};

/// A decided command, ready to be written.
struct Reviews::Prepared {
    std::shared_ptr<Folded const> after;
    store::Write write;
    CommandAnswer answer;
};

}  // namespace yingshen::service

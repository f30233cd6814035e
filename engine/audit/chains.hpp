#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

/// "position 17, submission sub_…, version 3".
[[nodiscard]] std::string place(store::EventRecord const& record);

/// Where the chain of a submission, or of another stream, ends.
struct ChainEnd {
    std::int64_t version = 0;
    base::Digest hash{};
};

struct Chains {
    std::int64_t events = 0;
    std::map<std::string, ChainEnd> ends;  ///< by submission, and by the id of another stream
    std::vector<base::Fault> faults;
};

/// The first pass: positions and versions without gaps, every hash and predecessor recomputed,
/// every event decodable.
[[nodiscard]] Chains check_chains(store::Store& store,
                                  std::function<void(std::int64_t)> const& progress);

}  // namespace yingshen::audit

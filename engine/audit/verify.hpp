#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/blobs.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

/// What recomputing the whole log found.
struct Verified {
    std::int64_t events = 0;
    std::int64_t submissions = 0;
    std::int64_t blobs = 0;
    /// Each: where (position, submission, version), what was expected, what was found. Covers: gaps
    /// in positions or versions, wrong hash or predecessor, undecodable events, missing or altered
    /// blobs, lost or altered pinned definitions, projection rows that are not what the events give
    /// (missing, altered, or without a submission), sketches that are not those of the texts,
    /// certificates that say something else than the events or whose signature fails, changes of
    /// definitions that two people did not make, stand-ins that the rules do not allow.
    std::vector<base::Fault> faults;
};

/// Reads the log twice: once in its own order for the chains, once a submission at a time for what
/// the events give. Memory grows with the number of submissions and opinions, not with their texts.
/// `progress` hears how many events of the first pass were read, now and then. Throws only where
/// the store cannot be read.
[[nodiscard]] Verified verify(store::Store& store, store::Blobs& blobs,
                              std::string const& public_pem,
                              std::function<void(std::int64_t events)> const& progress = {});

}  // namespace yingshen::audit

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
    std::int64_t last = 0;                 ///< the position of the last event
    std::map<std::string, ChainEnd> ends;  ///< by submission, and by the id of another stream
    std::vector<base::Fault> faults;
};

/// The events of a stream in order, each with what `decode` makes of its type, version and body;
/// ends before one that is unreadable, which the first pass has said.
template <class Decode, class Visit>
void each_decoded(store::Store& store, std::string_view stream, std::size_t bytes_max,
                  Decode const& decode, Visit const& visit) {
    for (auto const& record : store.events(std::string(stream), 0)) {
        auto const json = base::parse_json(record.body, {.bytes_max = bytes_max});
        if (!json) return;
        auto const event = decode(record.type, record.type_version, *json);
        if (!event) return;
        visit(record, *event);
    }
}

/// The first pass: positions and versions without gaps, every hash and predecessor recomputed,
/// every event decodable.
[[nodiscard]] Chains check_chains(store::Store& store,
                                  std::function<void(std::int64_t)> const& progress);

}  // namespace yingshen::audit

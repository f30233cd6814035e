#include "audit/chains.hpp"

#include <optional>

#include "catalog/change_codec.hpp"
#include "review/codec.hpp"
#include "review/stand_in_codec.hpp"

namespace yingshen::audit {
namespace {

constexpr std::int64_t progress_every = 50'000;

/// What makes an event of its kind of stream unreadable; nullopt where it is readable.
std::optional<base::Error> unreadable(store::EventRecord const& record) {
    auto const json =
        base::parse_json(record.body, {.bytes_max = 64U << 20, .values_max = 10'000'000});
    if (!json) return json.error();
    if (record.envelope.submission == catalog::definitions_stream) {
        auto const change = catalog::decode(record.type, record.type_version, *json);
        return change ? std::nullopt : std::optional(change.error());
    }
    if (record.envelope.submission == review::stand_ins_stream) {
        auto const event = review::decode_stand_in(record.type, record.type_version, *json);
        return event ? std::nullopt : std::optional(event.error());
    }
    auto const event = review::decode(record.type, record.type_version, *json);
    return event ? std::nullopt : std::optional(event.error());
}

void check_decodable(store::EventRecord const& record, std::vector<base::Fault>& faults) {
    auto const error = unreadable(record);
    if (!error) return;
    std::string found = error->text.en;
    if (!error->faults.empty()) found = base::to_string(error->faults.front());
    faults.push_back({place(record), "a readable " + record.type, std::move(found)});
}

void check_link(store::EventRecord const& record, ChainEnd& end, std::vector<base::Fault>& faults) {
    if (record.envelope.version != end.version + 1) {
        faults.push_back({place(record), "version " + std::to_string(end.version + 1),
                          "version " + std::to_string(record.envelope.version)});
    }
    if (record.prev != end.hash) {
        faults.push_back(
            {place(record), "predecessor " + base::hex(end.hash), base::hex(record.prev)});
    }
    auto const hash = base::sha256(review::canonical_event(
        record.envelope, record.type, record.type_version, record.body, record.prev));
    if (hash != record.hash)
        faults.push_back({place(record), "hash " + base::hex(hash), base::hex(record.hash)});
    // The chain goes on from what is recorded, so that one altered event is one fault and not a
    // flood.
    end = {record.envelope.version, record.hash};
}

}  // namespace

std::string place(store::EventRecord const& record) {
    return "position " + std::to_string(record.position) + ", submission " +
           record.envelope.submission + ", version " + std::to_string(record.envelope.version);
}

Chains check_chains(store::Store& store, std::function<void(std::int64_t)> const& progress) {
    Chains chains;
    store.each_event(0, [&](store::EventRecord const& record) {
        if (record.position != chains.last + 1) {
            chains.faults.push_back({place(record), "position " + std::to_string(chains.last + 1),
                                     "position " + std::to_string(record.position)});
        }
        chains.last = record.position;
        check_link(record, chains.ends[record.envelope.submission], chains.faults);
        check_decodable(record, chains.faults);
        if (++chains.events % progress_every == 0 && progress) progress(chains.events);
        return true;
    });
    if (progress) progress(chains.events);
    return chains;
}

}  // namespace yingshen::audit

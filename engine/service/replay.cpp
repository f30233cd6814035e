#include "service/replay.hpp"

#include <stdexcept>

#include "catalog/change.hpp"
#include "review/apply.hpp"
#include "review/codec.hpp"
#include "review/stand_in.hpp"
#include "screening/personal_data.hpp"
#include "service/sketches.hpp"

namespace yingshen::service {

bool is_submission(std::string_view stream) {
    return stream != catalog::definitions_stream && stream != review::stand_ins_stream;
}

review::Event decoded(store::EventRecord const& record) {
    auto const unreadable = [&record](base::Error const& error) {
        std::string what = "event " + std::to_string(record.position) +
                           " of the log is unreadable: " + error.text.en;
        for (auto const& fault : error.faults)
            what += " " + base::to_string(fault) + ";";
        throw std::runtime_error(what);
    };
    auto const json =
        base::parse_json(record.body, {.bytes_max = 64U << 20, .values_max = 10'000'000});
    if (!json) unreadable(json.error());
    auto event = review::decode(record.type, record.type_version, *json);
    if (!event) unreadable(event.error());
    return *std::move(event);
}

void fold(review::Submission& submission, std::vector<store::EventRecord> const& events) {
    for (auto const& record : events)
        review::apply(submission, {record.envelope, decoded(record)});
}

store::EventRecord seal_one(review::Envelope envelope, std::string_view type, int type_version,
                            base::Json const& body, base::Digest const& prev) {
    store::EventRecord record;
    record.envelope = std::move(envelope);
    record.type = type;
    record.type_version = type_version;
    record.body = base::canonical(body);
    record.prev = prev;
    record.hash = base::sha256(
        review::canonical_event(record.envelope, type, type_version, record.body, prev));
    return record;
}

std::vector<store::EventRecord> seal(std::string const& submission, std::int64_t version,
                                     base::Digest head, std::vector<review::Event> const& events,
                                     base::Time at, std::string const& person,
                                     std::string const& account, std::string const& on_behalf_of) {
    std::vector<store::EventRecord> records;
    records.reserve(events.size());
    for (auto const& event : events) {
        auto record = seal_one({submission, ++version, at, person, account, on_behalf_of},
                               review::type_name(event), review::type_version(event),
                               review::encode(event), head);
        head = record.hash;
        records.push_back(std::move(record));
    }
    return records;
}

std::string search_text(review::Submission const& submission, MaterialTexts const& texts) {
    auto text = screening::mask_personal_data(submission.title);
    for (auto const& material : submission.materials) {
        auto const searched = texts.searched(NamedFile::of(material.revisions.back()));
        if (!searched.empty()) text += '\n' + searched;
    }
    return text;
}

std::int64_t rebuild(store::Store& store, store::Blobs& blobs) {
    MaterialTexts const texts(blobs);
    return store.rebuild([&texts](std::string const& id,
                                  std::vector<store::EventRecord> const& events)
                             -> std::optional<store::Store::Rebuilt> {
        if (!is_submission(id)) return std::nullopt;
        review::Submission submission;
        submission.id = id;
        fold(submission, events);
        return store::Store::Rebuilt{review::project(submission), search_text(submission, texts),
                                     sketches_of(events, texts)};
    });
}

}  // namespace yingshen::service

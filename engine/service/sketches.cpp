#include "service/sketches.hpp"

#include "service/material_text.hpp"
#include "service/replay.hpp"

namespace yingshen::service {

std::optional<screening::Sketch> sketch_of(store::Blobs const& blobs, std::string_view media_type,
                                           base::Digest const& digest) {
    if (!is_readable_text(media_type)) return std::nullopt;
    return screening::sketch_of(beginning_of(blobs, digest, screened_bytes_max));
}

std::vector<store::TextSketch> sketches_of(std::vector<review::Event> const& events,
                                           std::int64_t first_version, store::Blobs const& blobs) {
    std::vector<store::TextSketch> sketches;
    auto version = first_version;
    for (auto const& event : events) {
        if (auto const* attached = std::get_if<review::RevisionAttached>(&event)) {
            if (auto const sketch = sketch_of(blobs, attached->media_type, attached->digest))
                sketches.push_back({version, attached->material, attached->revision, *sketch});
        }
        ++version;
    }
    return sketches;
}

std::vector<store::TextSketch> sketches_of(std::vector<store::EventRecord> const& events,
                                           store::Blobs const& blobs) {
    std::vector<store::TextSketch> sketches;
    for (auto const& record : events) {
        if (record.type != "revision_attached") continue;
        for (auto& sketch : sketches_of({decoded(record)}, record.envelope.version, blobs))
            sketches.push_back(std::move(sketch));
    }
    return sketches;
}

}  // namespace yingshen::service

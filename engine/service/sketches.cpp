#include "service/sketches.hpp"

#include "service/material_texts.hpp"
#include "service/replay.hpp"

namespace yingshen::service {

std::optional<screening::Sketch> sketch_of(MaterialTexts const& texts, NamedFile const& file) {
    auto const text = texts.has(file) ? texts.of(file) : nullptr;
    if (!text) return std::nullopt;
    return screening::sketch_of(std::string_view(text->text()).substr(0, screened_bytes_max));
}

std::vector<store::TextSketch> sketches_of(std::vector<review::Event> const& events,
                                           std::int64_t first_version, MaterialTexts const& texts) {
    std::vector<store::TextSketch> sketches;
    auto version = first_version;
    for (auto const& event : events) {
        if (auto const* attached = std::get_if<review::RevisionAttached>(&event)) {
            if (auto const sketch = sketch_of(texts, NamedFile::of(*attached)))
                sketches.push_back({version, attached->material, attached->revision, *sketch});
        }
        ++version;
    }
    return sketches;
}

std::vector<store::TextSketch> sketches_of(std::vector<store::EventRecord> const& events,
                                           MaterialTexts const& texts) {
    std::vector<store::TextSketch> sketches;
    for (auto const& record : events) {
        if (record.type != "revision_attached") continue;
        for (auto& sketch : sketches_of({decoded(record)}, record.envelope.version, texts))
            sketches.push_back(std::move(sketch));
    }
    return sketches;
}

}  // namespace yingshen::service

#include "audit/sketches.hpp"

#include <string>

#include "audit/chains.hpp"
#include "service/sketches.hpp"

namespace yingshen::audit {
namespace {

constexpr auto keys_of_a_sketch = std::tuple_size_v<screening::SketchKeys>;

std::string described(store::SketchCounts const& counts) {
    return std::to_string(counts.sketches) + " sketches and " + std::to_string(counts.keys) +
           " keys";
}

}  // namespace

void SketchCheck::attached(store::EventRecord const& record, review::RevisionAttached const& event,
                           bool intact) {
    if (record.position > up_to_) return;
    auto const kept = store_.kept_sketch(record.position);
    if (kept) {
        ++seen_.sketches;
        seen_.keys += static_cast<std::int64_t>(kept->keys);
    }
    if (!intact) return;
    auto const sketch = service::sketch_of(texts_, service::NamedFile::of(event));
    auto const text = " of material " + event.material + " revision " +
                      std::to_string(event.revision) + " (yingshen rebuild makes it anew)";
    if (!sketch) {
        if (kept) faults_.push_back({place(record), "no sketch" + text, "one"});
        return;
    }
    store::KeptSketch const given{record.envelope.submission, event.material, event.revision,
                                  *sketch, keys_of_a_sketch};
    if (!kept) {
        faults_.push_back({place(record), "the sketch" + text, "none"});
    } else if (*kept != given) {
        bool const keys_only = kept->keys != given.keys && kept->sketch == given.sketch;
        faults_.push_back({place(record), "the sketch" + text,
                           keys_only ? "one without all of its keys" : "another"});
    }
}

void SketchCheck::finish() {
    auto const counts = store_.sketch_counts(up_to_);
    if (counts != seen_)
        faults_.push_back({"similar texts",
                           described(seen_) + " that the texts give (yingshen "
                                              "rebuild makes them anew)",
                           described(counts)});
}

}  // namespace yingshen::audit

#include "api/rests_on.hpp"

#include "review/limits.hpp"

namespace yingshen::api {
namespace {

constexpr std::int64_t place_max = 1'000'000'000;
constexpr std::int64_t revision_max = 1'000;

}  // namespace

review::RestsOn read_rests_on(Fields& fields) {
    review::RestsOn rests_on;
    auto entry = fields.optional_object("rests_on");
    if (!entry) return rests_on;
    rests_on.facts = entry->texts("facts", words::fact_kinds().size(), review::id_max);
    rests_on.materials = entry->texts("materials", review::materials_max, review::id_max);
    for (auto& span : entry->objects("spans", review::spans_max)) {
        review::TextSpan one;
        one.material = span.text("material", review::id_max);
        one.revision = static_cast<int>(span.integer("revision", 1, revision_max));
        one.begin = span.integer("begin", 0, place_max);
        one.end = span.integer("end", one.begin + 1, place_max);
        span.finish();
        rests_on.spans.push_back(std::move(one));
    }
    entry->finish();
    if (rests_on.on_everything())
        fields.fault("rests_on", "at least one fact, material or span (or no rests_on at all)",
                     base::Json(base::Json::Object{}));
    return rests_on;
}

}  // namespace yingshen::api

#include "review/rests_on.hpp"

#include "review/limits.hpp"

namespace yingshen::review {

void check_rests_on(Case const& at, RestsOn const& rests_on, Checks& checks) {
    for (auto const& fact : rests_on.facts) {
        if (words::find_fact(fact) == nullptr)
            checks.fault("rests_on.facts", "a fact that a submitter can declare",
                         "\"" + fact + "\"");
    }
    auto const current = [&](std::string const& id) {
        auto const* material = at.submission.material(id);
        if (material == nullptr)
            checks.fault("rests_on", "a material of the submission", "\"" + id + "\"");
        return material;
    };
    for (auto const& material : rests_on.materials)
        (void)current(material);
    for (auto const& span : rests_on.spans) {
        auto const* material = current(span.material);
        if (material != nullptr && material->revisions.back().number != span.revision)
            checks.fault("rests_on.spans", "the current revision of " + span.material,
                         std::to_string(span.revision));
        if (span.begin < 0 || span.end <= span.begin)
            checks.fault("rests_on.spans", "0 <= begin < end",
                         std::to_string(span.begin) + " to " + std::to_string(span.end));
        checks.text("rests_on.spans.quote", span.quote, 0, note_max);
    }
    if (rests_on.spans.size() > spans_max || rests_on.materials.size() > materials_max)
        checks.fault("rests_on", "at most " + std::to_string(spans_max) + " spans",
                     std::to_string(rests_on.spans.size()));
}

}  // namespace yingshen::review

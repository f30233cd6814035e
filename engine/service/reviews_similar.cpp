#include <algorithm>
#include <map>
#include <tuple>

#include "service/answers.hpp"
#include "service/reviews.hpp"
#include "service/sketches.hpp"

namespace yingshen::service {
namespace {

bool more_alike(Reviews::Similar const& a, Reviews::Similar const& b) {
    if (a.text.agreeing != b.text.agreeing) return a.text.agreeing > b.text.agreeing;
    return std::tie(a.submission->created_at, a.submission->id) >
           std::tie(b.submission->created_at, b.submission->id);
}

}  // namespace

base::Result<std::vector<Reviews::Similar>> Reviews::similar(Principal const& principal,
                                                             std::string const& submission) const {
    auto const acting = parts_.stand_ins.acting(principal);
    if (!acting) return std::unexpected(acting.error());
    auto const folded = seen(principal, submission);
    if (!folded) return std::unexpected(folded.error());
    auto const directory = parts_.organisation.current();
    std::map<std::string, Similar> best;
    for (auto const& material : (*folded)->submission.materials) {
        auto const& current = material.revisions.back();
        auto const sketch = sketch_of(parts_.texts, NamedFile::of(current));
        if (!sketch) continue;
        for (auto& text : parts_.store.alike({.sketch = *sketch,
                                              .visible = visible(*acting, *directory),
                                              .person = acting->acting_for(),
                                              .groups = task_groups(*acting, *directory),
                                              .but_not = submission,
                                              .limit = similar_max})) {
            auto& kept = best[text.submission];
            if (kept.text.agreeing < text.agreeing) kept = {material.id, std::move(text), nullptr};
        }
    }
    std::vector<Similar> found;
    for (auto& [id, one] : best) {
        auto const like = current(id);
        if (!like || !may_see(*acting, *directory, like->submission)) continue;
        one.submission = std::shared_ptr<review::Submission const>(like, &like->submission);
        found.push_back(std::move(one));
    }
    std::ranges::sort(found, more_alike);
    if (found.size() > similar_max) found.resize(similar_max);
    return found;
}

}  // namespace yingshen::service

#include "service/finding_surroundings.hpp"

namespace yingshen::service {

std::map<std::string, screening::Surroundings> finding_surroundings(
    review::Submission const& submission, MaterialTexts const& texts) {
    std::map<std::string, screening::Surroundings> by_id;
    for (auto const& material : submission.materials) {
        auto const& current = material.revisions.back();
        auto const file = NamedFile::of(current);
        if (current.findings.empty() || !texts.has(file)) continue;
        auto const text = texts.of(file);
        if (text == nullptr) continue;
        auto around = screening::surroundings(text->text(), current.findings);
        for (std::size_t i = 0; i < around.size(); ++i)
            by_id.emplace(current.finding_ids[i], std::move(around[i]));
    }
    return by_id;
}

}  // namespace yingshen::service
